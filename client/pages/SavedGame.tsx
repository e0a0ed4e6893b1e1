import { useState } from 'react';
import { Eye, Trash2 } from 'lucide-react';
import { Link } from 'wouter';
import { RULES_VERSION } from '../../shared/rules/version';
import { branchPoint, originName } from '../branch/words';
import { gamePath } from '../solo/begin';
import type { GameSummary } from '../solo/store';
import { Button, buttonClass } from '../ui/Button';
import { cx } from '../ui/cx';
import { SeatMark } from '../ui/SeatMark';
import { momentText } from '../wording/formats';
import { LENGTHS } from './plan';
import styles from './SavedGames.module.css';
import { seatInSentence } from './words';

const STEPS = { talks: 'Talks', orders: 'Orders', response: 'Response', ended: 'The end' } as const;

/** A game as a line: "Standard, round 3 of 8, as Iran", or "…, three bots". */
function gameName({ scenario, round, step, seat }: GameSummary): string {
  const { label, hint } = LENGTHS.find(({ value }) => value === scenario) ?? { label: scenario, hint: '' };
  const stands = step === 'ended' ? `ended in round ${round}` : `round ${round} of ${parseInt(hint)}`;
  return `${label}, ${stands}, ${seat ? `as ${seatInSentence(seat)}` : 'three bots'}`;
}

export function SavedGame({ game, onDelete }: { game: GameSummary; onDelete: () => void }) {
  /** Whether it is asked if the game is to go; `null` until that was asked once. */
  const [asking, setAsking] = useState<boolean | null>(null);
  const { table, seat, step, at, origin } = game;
  const name = gameName(game);
  const isOfOtherRules = game.rules !== RULES_VERSION;
  return (
    <li className={styles.game}>
      {seat ? <SeatMark seat={seat} show="shape" decorative /> : <Eye size={16} aria-hidden="true" />}
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        <p className={styles.detail}>
          {isOfOtherRules ? (
            'Played under other rules than this version’s, so it cannot go on.'
          ) : (
            <>
              {origin && `Branched from ${originName(origin)}, ${branchPoint(origin)} · `}
              {STEPS[step]} · <time dateTime={new Date(at).toISOString()}>{momentText(at)}</time>
            </>
          )}
        </p>
      </div>
      {asking ? (
        <div
          key="asked"
          className={cx(styles.acts, styles.asked)}
          role="group"
          aria-label={`Delete ${name}?`}
        >
          <Button size="small" onClick={() => setAsking(false)} autoFocus>
            Keep it
          </Button>
          <Button kind="danger" size="small" onClick={onDelete}>
            Delete for good
          </Button>
        </div>
      ) : (
        <div key="acts" className={styles.acts}>
          {!isOfOtherRules && (
            <Link
              href={gamePath(table)}
              className={buttonClass('plain', 'small')}
              aria-label={`${step === 'ended' ? 'Look at the end' : 'Go on'}: ${name}`}
            >
              {step === 'ended' ? 'Look at the end' : 'Go on'}
            </Link>
          )}
          <Button
            kind="quiet"
            size="small"
            icon={<Trash2 size={16} />}
            aria-label={`Delete: ${name}`}
            // Where the focus was before the question.
            autoFocus={asking === false}
            onClick={() => setAsking(true)}
          />
        </div>
      )}
    </li>
  );
}
