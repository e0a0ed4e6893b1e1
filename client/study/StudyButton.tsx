import { NotebookPen } from 'lucide-react';
import { useLocation } from 'wouter';
import { Button } from '../ui/Button';

interface StudyButtonProps {
  readonly game: string;
  readonly open: boolean;
}

/** Opens notes beside the game, and closes them. Whether they are open is in the address. */
export function StudyButton({ game, open }: StudyButtonProps) {
  const [, navigate] = useLocation();
  return (
    <Button
      kind="quiet"
      size="small"
      icon={<NotebookPen />}
      aria-expanded={open}
      onClick={() => navigate(studyAddress(game, !open), { replace: true })}
    >
      Study
    </Button>
  );
}

/** The game with notes beside it or without, at the same place. */
const studyAddress = (game: string, open: boolean): string =>
  `/watch/${game}${open ? '/study' : ''}${location.hash}`;
