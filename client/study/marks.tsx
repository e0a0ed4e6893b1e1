import {
  CircleQuestionMark,
  Drama,
  HandshakeIcon,
  MessageSquareText,
  Radio,
  Split,
  ThumbsDown,
  ThumbsUp,
  Unlink,
  type LucideIcon,
} from 'lucide-react';
import type { MarkId } from '../../shared/study/marks';

const ICONS: Record<MarkId, LucideIcon> = {
  'good-move': ThumbsUp,
  mistake: ThumbsDown,
  'turning-point': Split,
  'missed-chance': Unlink,
  'dubious-promise': HandshakeIcon,
  bluff: Drama,
  signal: Radio,
  question: CircleQuestionMark,
};

/** The glyph of a mark; its name stands beside it, always. */
export function MarkIcon({ mark, size = 16 }: { mark: MarkId | null; size?: number }) {
  const Icon = mark ? ICONS[mark] : MessageSquareText;
  return <Icon size={size} aria-hidden="true" />;
}
