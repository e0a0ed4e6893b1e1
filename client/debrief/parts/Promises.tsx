import { Fragment } from 'react';
import type { PromiseRecord } from '../../../shared/analysis/debrief/debrief';
import { SEAT_NAMES, SEATS } from '../../../shared/content/seats';
import {
  counted,
  draftTitle,
  inSentence,
  listed,
  seatList,
  termName,
  termText,
} from '../../../shared/wording/term';
import { Button } from '../../ui/Button';
import { SeatMark } from '../../ui/SeatMark';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { saveText } from '../charts/save';
import { csvOfFigure, type FigureTable } from '../charts/table';
import { useStory, type Story } from '../story';
import styles from './parts.module.css';
import { Section } from './Section';

type Kept = PromiseRecord['record'][number];

const WORDS: Record<Kept['kept'], string> = { kept: 'kept', broken: 'broken', lapsed: 'ended' };
const SIGNS: Record<Kept['kept'], string> = { kept: '✓', broken: '✗', lapsed: '–' };

const keptText = ({ kept, detected }: Kept): string =>
  kept === 'broken' && detected === false ? 'broken, and nobody found out' : WORDS[kept];

const promisesTable = (story: Story): FigureTable => ({
  name: 'Promises',
  file: 'promises',
  columns: [
    'Deal',
    'Signed in',
    'Secret',
    'Whose promise',
    'To whom',
    'Promise',
    'Round',
    'What became of it',
    'Others learned of it',
  ],
  rows: story.chronicle.promises.flatMap(({ draft, signed, term, debtor, to, record }) => {
    const promise = draft.terms[term];
    return record.map((each) => [
      draftTitle(draft),
      story.when(signed.round),
      draft.secret,
      SEAT_NAMES[debtor],
      listed(to.map((seat) => SEAT_NAMES[seat])),
      promise ? termText(promise, draft, story.told, false) : '',
      each.round,
      WORDS[each.kept],
      each.detected,
    ]);
  }),
});

/** How each seat kept its word, in a sentence. */
function keptWord(story: Story): string {
  const of = SEATS.flatMap((seat) => {
    const own = story.chronicle.promises.filter(({ debtor }) => debtor === seat);
    if (own.length === 0) return [];
    const broken = own.filter((promise) => promise.broken !== null).length;
    const unseen = own.filter(({ broken: breach }) => breach !== null && !breach.detected).length;
    const kept =
      broken === 0 ? 'kept all of them' : `broke ${broken}${unseen > 0 ? `, ${unseen} of them unseen` : ''}`;
    return [`${inSentence(seat)} made ${counted(own.length, 'promise')} and ${kept}`];
  });
  const text = `${listed(of)}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What was promised, by deal, and what became of it round by round. */
export function Promises() {
  const story = useStory();
  const { promises } = story.chronicle;
  const deals = [...new Set(promises.map(({ deal }) => deal))].map((deal) =>
    promises.filter((each) => each.deal === deal),
  );
  const rounds = Array.from({ length: story.time.rounds }, (_, at) => at + 1);
  return (
    <Section
      id="promises"
      lead={
        promises.length === 0 ? 'Nothing was signed in this game, so nothing was promised.' : keptWord(story)
      }
    >
      {deals.length > 0 && (
        <>
          <p className={styles.note}>
            <span aria-hidden="true">
              <b data-kept="kept">✓</b> kept in that round · <b data-kept="broken">✗</b> broken ·{' '}
              <b data-kept="broken">(✗)</b> broken, and nobody found out · <b>–</b> ended before its time
            </span>
          </p>
          <div className={styles.scroll} role="region" aria-label="Promises by round" tabIndex={0}>
            <table className={styles.matrix}>
              <thead>
                <tr>
                  <th scope="col">Promise</th>
                  {rounds.map((round) => (
                    <th key={round} scope="col" title={story.month(round)}>
                      <VisuallyHidden>Round </VisuallyHidden>
                      {round}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {deals.map((own) => (
                  <Deal key={own[0]?.deal} promises={own} rounds={rounds} />
                ))}
              </tbody>
            </table>
          </div>
          <p data-print="no">
            <Button
              size="small"
              onClick={() =>
                saveText(
                  csvOfFigure(promisesTable(story)),
                  'text/csv',
                  `brittle-peace-${story.game}-promises.csv`,
                )
              }
            >
              Save as CSV
            </Button>
          </p>
        </>
      )}
    </Section>
  );
}

function Deal({ promises, rounds }: { promises: readonly PromiseRecord[]; rounds: readonly number[] }) {
  const story = useStory();
  const [first] = promises;
  if (!first) return null;
  const { draft, signed } = first;
  return (
    <Fragment>
      <tr className={styles.deal}>
        <th scope="rowgroup" colSpan={rounds.length + 1}>
          {draftTitle(draft)}
          <span className={styles.faint}>
            {' '}
            between {seatList(draft.parties)}, {draft.secret && 'in secret, '}signed in{' '}
            {story.month(signed.round)}
          </span>{' '}
          <Button size="small" kind="quiet" data-print="no" onClick={() => story.onGo(signed.entry)}>
            Go there<VisuallyHidden>: the signing of “{draftTitle(draft)}”</VisuallyHidden>
          </Button>
        </th>
      </tr>
      {promises.map((promise) => {
        const term = draft.terms[promise.term];
        return term ? (
          <tr key={promise.term}>
            <th scope="row" title={termText(term, draft, story.told, false)}>
              <SeatMark seat={promise.debtor} show="shape" className={styles.debtor ?? ''} /> {termName(term)}
              <span className={styles.faint}> to {seatList(promise.to)}</span>
            </th>
            {rounds.map((round) => {
              const kept = promise.record.find((each) => each.round === round);
              return (
                <td key={round} data-kept={kept?.kept}>
                  {kept && (
                    <>
                      <span aria-hidden="true" title={keptText(kept)}>
                        {kept.detected === false ? `(${SIGNS[kept.kept]})` : SIGNS[kept.kept]}
                      </span>
                      <VisuallyHidden>{keptText(kept)}</VisuallyHidden>
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ) : null;
      })}
    </Fragment>
  );
}
