import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { outcomeOf, type Outcome } from '../../shared/recording/compare';
import type { Timeline } from '../../shared/recording/timeline';
import { gamePath } from '../solo/begin';
import { listGames } from '../solo/games';
import type { GameSummary } from '../solo/store';
import { LEVEL_TEXT } from '../wording/levels';
import { atStart } from '../../shared/wording/term';
import { SEATS } from '../../shared/content/seats';
import styles from './Branches.module.css';
import { OutcomeTable } from './OutcomeTable';
import { branchPoint } from './words';

/** The branches of a game that this browser keeps: what came of those that are over, and the others to go on with. */
export function Branches({ timeline }: { timeline: Timeline }) {
  const branches = useBranches(timeline.recording.seal);
  const original = outcomeOf(timeline.stateAt(timeline.length));
  if (branches.length === 0 || !original) return null;
  const over = branches.flatMap((game) => (game.outcome ? [{ game, outcome: game.outcome }] : []));
  const open = branches.filter(({ outcome }) => !outcome);
  return (
    <section aria-labelledby="branches" className={styles.branches}>
      <h3 id="branches" className={styles.heading}>
        Branches of this game on this machine
      </h3>
      {over.length > 0 && (
        <OutcomeTable
          caption="How the branches came out beside this game"
          original={{ name: 'This game', outcome: original }}
          branches={over.map(({ game, outcome }) => ({
            key: game.table,
            name: (
              <>
                <Link href={gamePath(game.table)}>{playerOf(game)}</Link>
                <small className={styles.against}>{againstWhom(outcome)}</small>
              </>
            ),
            from: game.origin && branchPoint(game.origin),
            outcome,
          }))}
        />
      )}
      {open.length > 0 && (
        <ul className={styles.open}>
          {open.map((game) => (
            <li key={game.table}>
              {playerOf(game)}, from {game.origin && branchPoint(game.origin)}: now in round {game.round}.{' '}
              <Link href={gamePath(game.table)}>Go on</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const playerOf = ({ seat }: GameSummary): string => (seat ? `You as ${atStart(seat)}` : 'Three bots');

/** "against easy bots". All bots of a branch are of one level. */
function againstWhom({ holders }: Outcome): string {
  const bots = SEATS.flatMap((seat) => (holders[seat].kind === 'bot' ? [holders[seat].level] : []));
  const [level] = bots;
  return level === undefined
    ? ''
    : `${bots.length === SEATS.length ? '' : 'against '}${LEVEL_TEXT[level].label.toLowerCase()} bots`;
}

function useBranches(seal: string): readonly GameSummary[] {
  const [games, setGames] = useState<readonly GameSummary[]>([]);
  useEffect(() => {
    let here = true;
    void listGames().then((all) => here && setGames(all.filter(({ origin }) => origin?.seal === seal)));
    return () => {
      here = false;
    };
  }, [seal]);
  return games;
}
