import { Download, Play, Presentation, Printer } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { SeminarResults } from '../../shared/analysis/seminar/results';
import { counted } from '../../shared/wording/term';
import { SourceContext, type Source } from '../debrief/story';
import { Site } from '../pages/Site';
import { Button, buttonClass } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { PageHeading } from '../ui/PageHeading';
import { Cost } from './Cost';
import { DealsByTable } from './DealsByTable';
import { Lies } from './Lies';
import { Overview } from './Overview';
import { Questionnaires } from './Questionnaires';
import { ScoresByTable } from './ScoresByTable';
import styles from './SeminarDebrief.module.css';
import { StopsOnPaper } from './StopsOnPaper';
import { TakeAlong } from './TakeAlong';
import { useTalks, type Talks } from './talks';
import { Tracks } from './Tracks';
import { TrustByTable } from './TrustByTable';
import { useRoomType } from './useRoomType';
import { useResults, type ResultsNow } from './useResults';

const Slides = lazy(() => import('./Slides'));

/** All tables of a seminar side by side, and the way to each. */
export default function SeminarDebriefPage({ seminar }: { seminar: string }) {
  const now = useResults(seminar);
  const [slides, setSlides] = useState(false);
  const { results, problem } = now;
  // A class of phones is not set to work unasked; whoever leads the debrief needs it.
  const talks = useTalks(now.tables, results?.reader === 'facilitator');
  if (slides && results) {
    return (
      <Suspense fallback={<Loading what="stops" />}>
        <Slides stops={results.stops} tables={now.tables} onClose={() => setSlides(false)} />
      </Suspense>
    );
  }
  return (
    <Site>
      {problem !== null ? (
        <div className={styles.page}>
          <PageHeading title="The debrief does not open" />
          <p className={styles.lead}>{problem}</p>
          <p>
            <Link className={buttonClass('primary')} href="/join">
              Join with a code
            </Link>
          </p>
        </div>
      ) : results ? (
        <Debrief now={now} talks={talks} results={results} onSlides={() => setSlides(true)} />
      ) : (
        <Loading what="debrief" />
      )}
    </Site>
  );
}

interface DebriefProps {
  readonly now: ResultsNow;
  readonly talks: Talks;
  readonly results: SeminarResults;
  readonly onSlides: () => void;
}

function Debrief({ now: { tables, token }, talks, results, onSlides }: DebriefProps) {
  const [large, setLarge] = useState(false);
  const zoom = useRoomType(large);
  const title = results.name ?? 'The seminar';
  const source = useMemo<Source>(
    () => ({
      game: `seminar-${results.seminar.slice(0, 8)}`,
      source: `Brittle Peace, a simulation. ${title}, ${counted(results.tables.length, 'table')}.`,
      onGo: () => undefined,
      zoom,
    }),
    [results, title, zoom],
  );
  const games = tables.flatMap((table) => (table.game ? [{ number: table.number, ...table.game }] : []));
  const left = results.tables.length - tables.length;
  const isFacilitator = results.reader === 'facilitator';
  return (
    <SourceContext value={source}>
      <div className={styles.page}>
        <p className={styles.kicker}>Debrief of a seminar</p>
        <PageHeading title={title} />
        <p className={styles.lead}>
          {counted(results.tables.length, 'table')} began from the same situation; what was dealt, and what
          came of it, differs. Scores of different seats cannot be compared as they are; each is set against
          what strong bots make of the same seat in the same deal.
        </p>
        <div className={styles.acts} data-print="no">
          {isFacilitator && results.stops.length > 0 && (
            <Button kind="primary" icon={<Play size={18} />} disabled={left > 0} onClick={onSlides}>
              Show {counted(results.stops.length, 'stop')}
            </Button>
          )}
          <Button icon={<Presentation size={18} />} aria-pressed={large} onClick={() => setLarge(!large)}>
            For the projector
          </Button>
          <Button icon={<Printer size={18} />} onClick={() => print()}>
            Print
          </Button>
          {isFacilitator && token !== undefined && (
            <a className={buttonClass('plain')} href="#take">
              <Download size={18} aria-hidden /> Take it along
            </a>
          )}
        </div>
        <p role="status" className={styles.note}>
          {left > 0
            ? `Games are being played through: ${tables.length} of ${results.tables.length} are done.`
            : ''}
        </p>
        <Overview tables={tables} />
        {games.length > 0 && (
          <>
            <ScoresByTable games={games} />
            <Tracks games={games} />
            <DealsByTable talks={talks} games={games.length} />
            <TrustByTable games={games} />
            <Lies games={games} />
            <Cost games={games} />
          </>
        )}
        {isFacilitator && <Questionnaires results={results} games={games} />}
        {isFacilitator && <StopsOnPaper stops={results.stops} tables={tables} />}
        {isFacilitator && token !== undefined && (
          <div data-print="no">
            <TakeAlong seminar={results.seminar} token={token} />
          </div>
        )}
        <p className={styles.source}>
          {source.source} What happens at a table says nothing about what any government did or will do.
        </p>
      </div>
    </SourceContext>
  );
}
