import { useState } from 'react';
import { withdrawGame } from '../after/calls';
import { forgetSecret, secretOf } from '../after/secrets';
import { Button } from '../ui/Button';
import { toast } from '../ui/toast';

/** Takes a game out of the library that was published from this browser; nothing at any other. */
export function Withdraw({ game, onDone }: { game: string; onDone: () => void }) {
  const [secret] = useState(() => secretOf(game));
  const [busy, setBusy] = useState(false);
  if (secret === null) return null;
  const withdraw = async () => {
    setBusy(true);
    const { problem } = await withdrawGame(game, secret);
    setBusy(false);
    if (problem !== undefined) return toast({ text: problem, tone: 'bad' });
    forgetSecret(game);
    toast('The game is withdrawn.');
    onDone();
  };
  return (
    <Button size="small" loading={busy} onClick={() => void withdraw()}>
      Withdraw it
    </Button>
  );
}
