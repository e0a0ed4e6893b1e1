import { useShallow } from 'zustand/react/shallow';
import { useTable, useTableStore } from '../session/table';
import type { Delegation } from '../../shared/protocol/seminar';
import type { SeatAction } from '../../shared/rules/actions';
import type { TogetherRequest } from '../session/source';
import { useDesk } from '../table/desk';
import { Button } from '../ui/Button';
import { toast } from '../ui/toast';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { refusalText } from '../wording/refusal';
import { AllDelegations } from './AllDelegations';
import { openMotion } from './committing';
import { DraftOf } from './DraftOf';
import { HeadPicker } from './HeadPicker';
import { InDebrief } from './InDebrief';
import { Members } from './Members';
import { MotionOf } from './MotionOf';
import styles from './OurDelegation.module.css';
import { DRAFTED, type Drafted } from './shared-drafts';
import { Strip } from './Strip';
import { useShownDrafts } from './useShownDrafts';
import { inBrief, motionWords, underWay } from './words';

/** What a table of a seminar shows besides: where one is, who shares the seat, what they draft, and what waits for a vote. */
export default function OurDelegation() {
  const { table, seminar, delegation, delegations, seat, viewer, debrief, paused, early } = useTable(
    useShallow((t) => ({
      table: t.table.table,
      seminar: t.table.seminar,
      delegation: t.table.delegation,
      delegations: t.table.delegations,
      seat: t.seat,
      viewer: t.view.viewer,
      debrief: t.table.debrief === true,
      paused: t.view.paused,
      early: t.view.round === 1 && t.view.step === 'talks' && Object.keys(t.view.offers).length === 0,
    })),
  );
  if (!seminar) return null;
  const number = `Table ${seminar.number}`;
  return (
    <>
      {debrief && <InDebrief seminar={seminar.id} />}
      {viewer === 'chair' && delegations && (
        <AllDelegations seminar={seminar.id} number={number} delegations={delegations} />
      )}
      {viewer !== 'chair' && paused && early && !debrief && (
        <section className={styles.strip} data-is="early" role="status">
          <p className={styles.line}>
            <b>The facilitator has not begun yet.</b> Read meanwhile what your seat wants, in the dossier, and
            talk with your delegation. <a href={`/briefing/${table}`}>Your brief</a>,{' '}
            <a href="/briefing">the background</a> and <a href="/rules">the rules</a> tell more.
          </p>
        </section>
      )}
      {seat && delegation && <Ours number={number} delegation={delegation} />}
    </>
  );
}

interface OursProps {
  readonly number: string;
  readonly delegation: Delegation;
}

function Ours({ number, delegation }: OursProps) {
  const store = useTableStore();
  const view = useTable((t) => t.view);
  const overheard = useTable((t) => t.table.overheard === true);
  const ended = view.step === 'ended';
  const next = useTable(openMotion);
  const keys = useDesk((desk) => desk.keys);
  const together = useTable((t) => t.together);
  const own = together?.person() ?? null;
  const { people, head, headVotes, drafts, motions, deciding } = delegation;
  const ids = Object.keys(people);
  const isShared = ids.length > 1;
  useShownDrafts(isShared);
  const ask = async (request: TogetherRequest) => {
    const reply = await store.getState().together?.ask(request);
    if (reply && !reply.ok) toast({ text: refusalText(reply), tone: 'bad' });
  };
  const name = (id: string) => people[id]?.name ?? 'somebody';
  const others = Object.entries(drafts).filter(([id]) => id !== own);
  const you = (id: string) => (id === own ? 'you' : name(id));
  const waiting = Object.entries(motions);
  const voted = Object.entries(headVotes).map(([by, to]) => `${you(by)} for ${you(to)}`);
  const takeOver = (kept: string, kind: Drafted) => () => {
    const { setDraft, getDraft } = store.getState();
    const key = DRAFTED[kind];
    const before = getDraft(key);
    setDraft(key, kept);
    toast({
      text: kind === 'offer' ? 'The text is in your composer.' : 'The orders are in your tray.',
      ...(before !== '' &&
        before !== kept && { action: { label: 'Bring mine back', run: () => setDraft(key, before) } }),
    });
  };
  const announced = (
    <VisuallyHidden as="div">
      <p role="status">
        {waiting
          .map(
            ([, motion]) =>
              `Motion by ${you(motion.by)}, ${motionWords(motion.action as SeatAction, view)}: ${motion.for.length} of ${motion.needs}.`,
          )
          .join(' ')}
      </p>
      <p role="status">
        {isShared && deciding === 'head' && head === own && 'You are the head of our delegation.'}
      </p>
    </VisuallyHidden>
  );
  if (!isShared)
    return (
      <section className={styles.strip} aria-label="Our delegation">
        <p className={styles.line}>
          <b>Our delegation</b> <span className={styles.faint}>{number}</span> You alone hold this seat.
        </p>
        {waiting.map(([id, motion]) => (
          <MotionOf key={id} motion={motion} own={own} name={name} />
        ))}
      </section>
    );
  return (
    <>
      {/* It is told whether or not the strip is folded. */}
      {announced}
      <Strip
        label="Our delegation"
        title="Our delegation"
        number={number}
        brief={inBrief(delegation, own)}
        waits={underWay(waiting.length, others.length, next !== null)}
        beside={
          <>
            <Members delegation={delegation} own={own} label="Who shares this seat" />
            {deciding === 'head' && (
              <HeadPicker
                ids={ids.filter((id) => id !== head)}
                name={(id) => (id === own ? `${name(id)} (you)` : name(id))}
                label={head === own ? 'Pass the head on to' : 'Vote for another head'}
                act={head === own ? 'Pass on' : 'Vote'}
                onPick={(person) => void ask({ type: 'head', person })}
              />
            )}
          </>
        }
      >
        {!ended && (
          <p className={styles.line}>
            {deciding === 'majority'
              ? 'More than half of us who are here decide: what one of us does is put to our vote.'
              : head === own
                ? 'You commit for us: what you do here, our delegation does.'
                : `${head === null ? 'Nobody' : name(head)} commits for us. You can draft, talk, and vote for another head.`}
            {voted.length > 0 && ` For another head: ${voted.join('; ')}.`}
            {overheard && (
              <span className={styles.faint}> The facilitator sees what we draft and vote on.</span>
            )}
          </p>
        )}
        {waiting.map(([id, motion]) => (
          <MotionOf key={id} motion={motion} own={own} name={name}>
            <div className={styles.acts}>
              {([true, false] as const).map((support) => {
                const isMine = own !== null && (support ? motion.for : motion.against).includes(own);
                return (
                  <Button
                    key={String(support)}
                    size="small"
                    kind={support && !isMine ? 'primary' : 'plain'}
                    aria-pressed={isMine}
                    onClick={() => void ask({ type: 'motion', motion: id, support })}
                  >
                    {support ? 'Support' : 'Oppose'}
                    {id === next && keys && <kbd>{support ? 'Y' : 'N'}</kbd>}
                  </Button>
                );
              })}
            </div>
          </MotionOf>
        ))}
        {others.map(([id, draft]) => (
          <DraftOf
            key={id}
            who={name(id)}
            draft={draft}
            acts={(kept, kind) => (
              <Button size="small" onClick={takeOver(kept, kind)}>
                Take it over
              </Button>
            )}
          />
        ))}
      </Strip>
    </>
  );
}
