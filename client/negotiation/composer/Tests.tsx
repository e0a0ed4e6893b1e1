import { Check, TriangleAlert } from 'lucide-react';
import { HOME, type Seat } from '../../../shared/content/seats';
import { TRACK_TEXT } from '../../../shared/content/tracks';
import type { Addend, PartyAppraisal, Remedy } from '../../../shared/rules/answers';
import type { Draft } from '../../../shared/rules/state';
import { Button } from '../../ui/Button';
import { Explain } from '../../ui/Explain';
import { Gauge } from '../../ui/Gauge';
import { SeatMark } from '../../ui/SeatMark';
import { plain, signed } from '../../../shared/wording/numbers';
import { addendText, capital, inSentence, remedyText } from '../../../shared/wording/term';
import styles from './Tests.module.css';

export interface TestsProps {
  readonly party: PartyAppraisal;
  readonly remedies?: readonly Remedy[];
  readonly draft: Draft;
  readonly onTake?: (draft: Draft) => void;
}

/** Would this party sign it? Both tests, with everything that adds up to them. */
export function Tests({ party, remedies = [], draft, onTake }: TestsProps) {
  return (
    <div className={styles.tests}>
      <Credible party={party} />
      <Ratified party={party} />
      {remedies.length > 0 && onTake && (
        <div className={styles.remedies}>
          <p className={styles.missing}>{missing(party)}</p>
          <ul role="list" className={styles.choices}>
            {remedies.map((remedy) => {
              const text = remedyText(remedy, draft);
              return (
                <li key={text}>
                  <Button size="small" onClick={() => onTake(remedy.draft)}>
                    {capital(text)}
                    {remedy.passes && <Check size={14} aria-label="then all tests pass" />}
                  </Button>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </div>
  );
}

function missing({ credibility, ratification }: PartyAppraisal): string {
  const needs = [
    ...(credibility.passes ? [] : [`${signed(-credibility.margin)} of cover`]),
    ...(ratification.passes ? [] : [`${signed(Math.max(1, 1 - ratification.after))} at home`]),
  ];
  return needs.length === 0 ? 'What would help the others:' : `Needs ${needs.join(' and ')}. For instance:`;
}

function Verdict({ passes, children }: { passes: boolean; children: string }) {
  return (
    <span className={styles.verdict} data-passes={passes}>
      {passes ? <Check size={14} aria-hidden="true" /> : <TriangleAlert size={14} aria-hidden="true" />}
      {children}
    </span>
  );
}

/** Both tests in the fewest words, to have in sight while the text is changed. */
export function Marks({ party: { seat, credibility, ratification } }: { party: PartyAppraisal }) {
  const { trust, margin, passes } = credibility;
  return (
    <span className={styles.marks}>
      <SeatMark seat={seat} show="shape" size="small" />
      <Verdict passes={passes}>
        {trust === null ? 'owes nothing' : passes ? `margin ${signed(margin)}` : `short by ${plain(-margin)}`}
      </Verdict>
      <Verdict passes={ratification.passes}>
        {`${TRACK_TEXT[HOME[seat]].name} ${plain(ratification.now)} → ${plain(ratification.after)}`}
      </Verdict>
    </span>
  );
}

function Credible({ party: { credibility } }: { party: PartyAppraisal }) {
  const { trust, toward, assurances, exposures, margin, passes } = credibility;
  const cover = [
    ...(trust !== null && toward !== null
      ? [{ label: `trust in ${inSentence(toward)}`, by: trust, tone: 'trust' }]
      : []),
    ...assurances.map((addend) => ({
      label: addendText(addend),
      by: addend.by,
      tone: addend.debtor ?? 'off',
    })),
  ];
  const against = exposures.map((addend) => ({ label: addendText(addend), by: addend.by, tone: 'exposed' }));
  const scale = Math.max(1, gains(cover), gains(against));
  const idle = trust === null;
  return (
    <div>
      <div className={styles.head}>
        <Explain text="A party signs only if its trust in those it owes, and the assurances it gets, at least cover what it exposes itself to. Trust is the lowest it has in any of them; all deals in force count.">
          Credible?
        </Explain>
        <Verdict passes={passes}>
          {idle
            ? 'owes nothing'
            : passes
              ? margin < 0
                ? 'adds no exposure'
                : `margin ${signed(margin)}`
              : `short by ${plain(-margin)}`}
        </Verdict>
      </div>
      {!idle && (
        <>
          <Bar parts={cover} scale={scale} />
          <Bar parts={against} scale={scale} short={Math.max(0, -margin)} />
          <Account cover={cover} against={against} margin={margin} />
        </>
      )}
    </div>
  );
}

interface Part {
  readonly label: string;
  readonly by: number;
  readonly tone: string;
}
const gains = (parts: readonly Part[]): number =>
  parts.reduce((total, part) => total + Math.max(0, part.by), 0);

/** What is taken off again is hatched at the end of the bar; what nothing covers is marked before that. */
function Bar({ parts, scale, short = 0 }: { parts: readonly Part[]; scale: number; short?: number }) {
  const off = -parts.reduce((total, part) => total + Math.min(0, part.by), 0);
  const share = (by: number): string => `${(100 * by) / Math.max(1, gains(parts))}%`;
  return (
    <div className={styles.bar} aria-hidden="true">
      <div className={styles.parts} style={{ inlineSize: `${(100 * gains(parts)) / scale}%` }}>
        {parts
          .filter((part) => part.by > 0)
          .map((part, index) => (
            <i key={index} data-tone={part.tone} style={{ flexGrow: part.by }} />
          ))}
        {off > 0 && <i className={styles.off} style={{ inlineSize: share(off) }} />}
        {short > 0 && (
          <i className={styles.short} style={{ inlineSize: share(short), insetInlineEnd: share(off) }} />
        )}
      </div>
    </div>
  );
}

function Account({
  cover,
  against,
  margin,
}: {
  cover: readonly Part[];
  against: readonly Part[];
  margin: number;
}) {
  return (
    <table className={styles.account}>
      <tbody>
        {cover.map((part, index) => (
          <tr key={index}>
            <th scope="row">{part.label}</th>
            <td>{index === 0 && part.tone === 'trust' ? plain(part.by) : signed(part.by)}</td>
          </tr>
        ))}
        {against.map((part, index) => (
          <tr key={index} className={styles.against}>
            <th scope="row">{part.by < 0 ? part.label : `exposed by ${part.label}`}</th>
            <td>{signed(-part.by)}</td>
          </tr>
        ))}
        <tr className={styles.sum}>
          <th scope="row">margin</th>
          <td>{signed(margin)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Ratified({ party: { seat, ratification } }: { party: PartyAppraisal }) {
  const { now, effects, after, passes } = ratification;
  const track = TRACK_TEXT[HOME[seat]].name;
  return (
    <div>
      <div className={styles.head}>
        <Explain
          text={`Its own people must bear it: ${track.toLowerCase()}, with what the text costs and credits at home, must end at 1 or more. A credit is given once in a game for a kind of term, and not for a secret deal.`}
        >
          Ratified?
        </Explain>
        <Verdict passes={passes}>{`${track} ${plain(now)} → ${plain(after)}`}</Verdict>
      </div>
      <Gauge bare label={track} value={now} projected={Math.max(0, after)} tone={seat} />
      {effects.length > 0 && (
        <table className={styles.account}>
          <tbody>
            {effects.map((effect, index) => (
              <tr key={index}>
                <th scope="row">{effectText(effect, seat)}</th>
                <td>{signed(effect.by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function effectText(effect: Addend, seat: Seat): string {
  if (effect.source === 'in-law') return 'cost of putting it into law';
  if (effect.by > 0) return `credit for ${addendText(effect)}`;
  return `cost of ${effect.debtor === seat ? 'its ' : ''}${addendText(effect)}`;
}
