import { useState } from 'react';
import type { Bargain, Package } from '../../../shared/analysis/debrief/debrief';
import { SEAT_NAMES, SEATS } from '../../../shared/content/seats';
import { durationText, listed, seatList } from '../../../shared/wording/term';
import { Button } from '../../ui/Button';
import { SeatMark } from '../../ui/SeatMark';
import { Select } from '../../ui/Select';
import { Figure } from '../charts/Figure';
import { drawPlanes } from '../charts/Plane';
import { usePrinting } from '../charts/useWidth';
import { useStory } from '../story';
import { change, figure, giveOrTake } from '../words';
import { leftText, notable, orderOf, packagesTable, packageText, STATUS, termsOf, titleOf } from './deals';
import { LeftOverTime } from './LeftOverTime';
import styles from './parts.module.css';
import { Section, Term } from './Section';
import { Waiting, type Work } from './Waiting';

/** The bargaining of each round: what was signed, against what could have been. */
export function Deals({ bargains, work }: { bargains: readonly Bargain[] | undefined; work: Work }) {
  return (
    <Section
      id="deals"
      lead={
        <>
          Each round’s talks as a bargaining problem. A package is a text that could have been on the table;
          its gains are what it would have brought each seat over signing nothing that round, which is its{' '}
          <Term id="reservation">reservation value</Term>. Whoever is asked to sign for less than nothing
          walks away.
        </>
      }
    >
      {bargains === undefined && <Waiting what="what the deals were worth" work={work} />}
      {bargains?.length === 0 && <p className={styles.note}>There was no round of talks to look at.</p>}
      {bargains && bargains.length > 0 && <Bargained bargains={bargains} work={work} />}
    </Section>
  );
}

function Bargained({ bargains, work }: { bargains: readonly Bargain[]; work: Work }) {
  const story = useStory();
  const paper = usePrinting();
  const [chosen, setChosen] = useState<number | null>(null);
  // The first round in which something was signed says most.
  const first =
    bargains.find(({ packages }) => packages.some(({ status }) => status === 'signed')) ?? bargains[0];
  const round = chosen ?? first?.round ?? 1;
  const shown = paper ? bargains : bargains.filter((each) => each.round === round);
  return (
    <>
      {bargains.length > 1 && <LeftOverTime bargains={bargains} onRound={setChosen} />}
      <div className={styles.choose} data-print="no">
        <Select
          label="Talks of"
          options={bargains.map((each) => ({
            value: String(each.round),
            label: roundLabel(each, story.when(each.round)),
          }))}
          value={String(round)}
          onValueChange={(value) => setChosen(Number(value))}
        />
      </div>
      {shown.map((bargain, at) => (
        <RoundOfTalks key={bargain.round} bargain={bargain} explained={at === 0} />
      ))}
      {work.progress < 1 && <Waiting what="the talks of later rounds" work={work} />}
    </>
  );
}

function roundLabel({ packages }: Bargain, when: string): string {
  const signed = packages.filter(({ status }) => status === 'signed').map(titleOf);
  return `${when}: ${signed.length > 0 ? listed(signed) : 'nothing signed'}`;
}

/** How to read the chart is said once, also where all rounds stand below each other. */
function RoundOfTalks({ bargain, explained }: { bargain: Bargain; explained: boolean }) {
  const story = useStory();
  const signed = bargain.packages.findIndex(({ status }) => status === 'signed');
  const [selected, setSelected] = useState(signed >= 0 ? signed : bargain.nash);
  const order = orderOf(bargain);
  const { packages, zopa, frontier } = bargain;
  const shown = packages[selected] ?? packages[0];
  const possible = zopa.filter((index) => packages[index]?.draft !== null).length;
  return (
    <div className={styles.round}>
      <Figure
        level="h3"
        title={`Talks of ${story.when(bargain.round)}`}
        about={
          explained && (
            <>
              Every package where its gains put it, for each pair of seats; the crossing lines are no deal.
              Shaded is the <Term id="zopa">zone of possible agreement</Term>, ringed packages are on the{' '}
              <Term id="pareto">Pareto frontier</Term>, and the dashed line is its edge for that pair. Named
              are the <Term id="nash">Nash</Term> and <Term id="ks">Kalai–Smorodinsky</Term> (K–S) points. ◆
              signed, ✕ on the table but not signed, ● never offered, ○ never offered and could not have been
              signed.
            </>
          )
        }
        summary={`Three planes of gains with ${packages.length} packages: ${possible} of them in the zone of possible agreement, ${frontier.length} on the Pareto frontier. ${leftText(bargain)}`}
        table={packagesTable(story, [bargain], `packages-round-${bargain.round}`)}
        stops={order.map((index) => {
          const each = packages[index];
          return { text: each ? packageText(each) : '', entry: each?.entry ?? null };
        })}
        chosen={order.indexOf(selected)}
        onChoose={(at) => setSelected(order[at] ?? 0)}
        draw={(width, at) => {
          const drawing = drawPlanes(bargain, width, at === null ? null : (order[at] ?? null));
          const { locate } = drawing;
          return {
            ...drawing,
            ...(locate && { locate: (x: number, y: number) => order.indexOf(locate(x, y)) }),
          };
        }}
      >
        <div className={styles.bargain}>
          <div>
            <p className={styles.verdict}>{leftText(bargain)}</p>
            <p className={styles.faint}>
              Without a deal:{' '}
              {SEATS.map(
                (seat) =>
                  `${SEAT_NAMES[seat]} ${figure(bargain.reservation[seat].mean)}${giveOrTake(bargain.reservation[seat])}`,
              ).join('; ')}
              .
            </p>
            <ul role="list" className={styles.notable}>
              {notable(bargain).map(({ index, why }) => {
                const each = packages[index];
                return each ? (
                  <li key={index}>
                    <button
                      type="button"
                      className={styles.pick}
                      aria-pressed={index === selected}
                      onClick={() => setSelected(index)}
                    >
                      <b>{titleOf(each)}</b>
                      <span className={styles.faint}>{why}</span>
                    </button>
                  </li>
                ) : null;
              })}
            </ul>
          </div>
          {shown && <PackageCard each={shown} />}
        </div>
      </Figure>
    </div>
  );
}

/** The text of a package, and what it would have been worth. */
function PackageCard({ each }: { each: Package }) {
  const story = useStory();
  const { draft, gains, left, distance, entry } = each;
  return (
    <article className={styles.card} aria-live="polite">
      <p className={styles.kicker}>
        {STATUS[each.status]}
        {draft !== null && !each.signable && ' · it could not have been signed: a test failed'}
      </p>
      <h4>{titleOf(each)}</h4>
      {draft === null ? (
        <p>Nobody signs anything in these talks, and the game goes on. This is what a deal has to beat.</p>
      ) : (
        <>
          <p className={styles.faint}>
            Between {seatList(draft.parties)}, {durationText(draft.rounds)},{' '}
            {draft.secret ? 'in secret' : 'in public'}, {draft.snapback ? 'with' : 'without'} snapback:
          </p>
          <ul className={styles.terms}>
            {termsOf(each, story).map((term, index) => (
              <li key={index}>{term}</li>
            ))}
          </ul>
        </>
      )}
      <dl className={styles.gains}>
        {SEATS.map((seat) => (
          <div key={seat}>
            <dt>
              <SeatMark seat={seat} size="small" />
            </dt>
            <dd>
              <b>{change(gains[seat].mean)}</b>
              <span className={styles.faint}>{giveOrTake(gains[seat])}</span>
            </dd>
          </div>
        ))}
      </dl>
      {distance !== null && draft !== null && (
        <p className={styles.faint}>
          {distance < 0.05
            ? 'It is on the Pareto frontier.'
            : `It is ${figure(distance)} points from the Pareto frontier.`}
          {left &&
            ` Without loss to anybody there was still: ${SEATS.map((seat) => `${SEAT_NAMES[seat]} ${change(left[seat])}`).join(', ')}.`}
        </p>
      )}
      {entry !== null && (
        <Button size="small" kind="quiet" data-print="no" onClick={() => story.onGo(entry)}>
          Go to where it was made
        </Button>
      )}
    </article>
  );
}
