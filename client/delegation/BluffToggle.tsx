import { VenetianMask } from 'lucide-react';
import { Button } from '../ui/Button';

interface BluffToggleProps {
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
}

/** Marks what is being written as a bluff, for the own delegation and the debrief. */
export default function BluffToggle({ on, onToggle }: BluffToggleProps) {
  return (
    <Button
      kind={on ? 'plain' : 'quiet'}
      size="small"
      icon={<VenetianMask />}
      aria-label="Mark this message as a bluff"
      title="Mark this message as a bluff: for our delegation and the debrief alone"
      aria-pressed={on}
      onClick={() => onToggle(!on)}
    />
  );
}
