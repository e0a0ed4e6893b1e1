import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useShallow } from 'zustand/react/shallow';
import type { SeatAction } from '../../shared/rules/actions';
import type { Delegation } from '../../shared/protocol/seminar';
import { TreatyText } from '../negotiation/TreatyText';
import { useTable, useTableStore } from '../session/table';
import type { TogetherRequest } from '../session/source';
import { Button } from '../ui/Button';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import styles from './OurDelegation.module.css';
import { contentOf, DRAFTED, draftRead, type Drafted } from './shared-drafts';
import { motionWords } from './words';

/** Time between two sendings of a draft that somebody is at, in milliseconds. */
const SHOWN_EVERY = 300;

/** What a table of a seminar shows besides: where one is, who shares the seat, what they draft, and what waits for a vote. */
export default function OurDelegation() {
  const { seminar, delegation, seat, viewer, paused, early } = useTable(
    useShallow((t) => ({
      seminar: t.table.seminar,
      delegation: t.table.delegation,
      seat: t.seat,
      viewer: t.view.viewer,
      paused: t.view.paused,
      early: t.view.round === 1 && t.view.step === 'talks' && Object.keys(t.view.offers).length === 0,
    })),
  );
  if (!seminar) return null;
  const number = `Table ${seminar.number}`;
  if (viewer === 'chair')
    return (
      <section className={styles.strip} aria-label="Facilitator">
        <p className={styles.line}>
          <b>{number}.</b> As the facilitator you see everything that is open to you here, and nobody sees
          that you do. What you do to this table, you do at the desk.{' '}
          <Link href={`/seminar/${seminar.id}/desk`}>To the desk</Link>
        </p>
      </section>
    );
  return (
    <>
      {paused && early && (
        <section className={styles.strip} data-is="early" role="status">
          <p className={styles.line}>
            <b>The facilitator has not begun yet.</b> Look around, read your agenda in the dossier, and talk
            with your delegation.
          </p>
        </section>
      )}
      {seat && delegation && <Strip seminar={seminar.id} number={number} delegation={delegation} />}
    </>
  );
}

interface StripProps {
  readonly seminar: string;
  readonly number: string;
  readonly delegation: Delegation;
}

function Strip({ seminar, number, delegation }: StripProps) {
  const store = useTableStore();
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
  const waiting = Object.entries(motions);
  return (
    <section className={styles.strip} aria-label="Our delegation">
      <p className={styles.line}>
        <b>{number}.</b> {isShared ? 'Our delegation: ' : 'You alone hold this seat. '}
        {isShared &&
          ids.map((id) => (
            <span key={id} className={styles.person} data-away={!people[id]?.here || undefined}>
              {id === own ? 'you' : name(id)}
              {deciding === 'head' && id === head ? ' (head)' : ''}
              {people[id]?.here ? '' : ', away'}
            </span>
          ))}{' '}
        <Link href={`/seminar/${seminar}`}>To the seminar</Link>
      </p>
      {isShared && deciding === 'head' && (
        <p className={styles.line}>
          {head === own
            ? 'You are the head of our delegation: what you do, it does. '
            : `${head === null ? 'Nobody' : name(head)} commits for us; draft, talk, and advise. `}
          <HeadPicker
            ids={ids.filter((id) => id !== (head === own ? own : head))}
            name={(id) => (id === own ? 'myself' : name(id))}
            label={head === own ? 'Pass the head on to' : 'Vote for another head'}
            onPick={(person) => void ask({ type: 'head', person })}
          />
          {Object.keys(headVotes).length > 0 &&
            ` Votes: ${Object.entries(headVotes)
              .map(([by, to]) => `${by === own ? 'you' : name(by)} for ${to === own ? 'you' : name(to)}`)
              .join('; ')}.`}
        </p>
      )}
      {isShared && deciding === 'majority' && (
        <p className={styles.line}>
          More than half of us who are here decide. What you do is put to the vote.
        </p>
      )}
      <div role="status">
        {waiting.map(([id, motion]) => (
          <div key={id} className={styles.motion}>
            <p>
              <b>
                {motion.by === own ? 'You move' : `${name(motion.by)} moves`}:{' '}
                {motionWords(motion.action as SeatAction, store.getState().view)}.
              </b>{' '}
              {motion.for.length} of {motion.needs} needed
              {motion.against.length > 0 ? `, ${motion.against.length} against` : ''}.
            </p>
            <MotionText action={motion.action as SeatAction} />
            <div className={styles.acts}>
              <Button
                size="small"
                kind="primary"
                aria-pressed={own !== null && motion.for.includes(own)}
                onClick={() => void ask({ type: 'motion', motion: id, support: true })}
              >
                Support
              </Button>
              <Button
                size="small"
                aria-pressed={own !== null && motion.against.includes(own)}
                onClick={() => void ask({ type: 'motion', motion: id, support: false })}
              >
                Oppose
              </Button>
            </div>
          </div>
        ))}
      </div>
      {others.map(([id, draft]) => (
        <DraftOf key={id} who={name(id)} kind={draft.kind} content={draft.content} />
      ))}
    </section>
  );
}

interface HeadPickerProps {
  readonly ids: readonly string[];
  readonly name: (id: string) => string;
  readonly label: string;
  readonly onPick: (id: string) => void;
}

const HeadPicker = ({ ids, name, label, onPick }: HeadPickerProps) => (
  <label className={styles.pick}>
    {label}{' '}
    <select value="" onChange={(event) => event.target.value !== '' && onPick(event.target.value)}>
      <option value="">choose …</option>
      {ids.map((id) => (
        <option key={id} value={id}>
          {name(id)}
        </option>
      ))}
    </select>
  </label>
);

/** The text of an offer that is to be made. */
function MotionText({ action }: { action: SeatAction }) {
  return action.type === 'offer' ? <TreatyText draft={action.draft} className={styles.treaty} /> : null;
}

/** What another of the delegation is at, as it changes, to be read and to be taken over. */
function DraftOf({ who, kind, content }: { who: string; kind: Drafted; content: unknown }) {
  const store = useTableStore();
  const view = useTable((t) => t.view);
  const read = draftRead(kind, content, view);
  if (!read) return null;
  return (
    <details className={styles.draft} open>
      <summary>
        {who} {kind === 'offer' ? 'drafts a text' : 'chooses orders'}: {read.title}
      </summary>
      {read.draft && <TreatyText draft={read.draft} className={styles.treaty} />}
      <Button
        size="small"
        onClick={() => {
          store.getState().setDraft(DRAFTED[kind], read.kept);
          toast(kind === 'offer' ? 'The text is in your composer.' : 'The orders are in your tray.');
        }}
      >
        Take it over
      </Button>
    </details>
  );
}

/** Shows the own delegation what is being drafted here, now and then, and that it no longer is. */
function useShownDrafts(isShared: boolean): void {
  const store = useTableStore();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [shown] = useState(() => ({ last: '' }));
  useEffect(() => {
    if (!isShared) return;
    const send = () => {
      timer.current = undefined;
      const { drafts, together } = store.getState();
      const draft = contentOf(drafts);
      const text = JSON.stringify(draft);
      if (text === shown.last) return;
      shown.last = text;
      void together?.ask({ type: 'draft', draft });
    };
    const soon = () => {
      timer.current ??= setTimeout(send, SHOWN_EVERY);
    };
    soon();
    const stop = store.subscribe((now, before) => {
      // A server that came back has forgotten it.
      if (now.connection === 'live' && before.connection !== 'live') shown.last = '';
      if (now.drafts !== before.drafts || now.connection !== before.connection) soon();
    });
    return () => {
      stop();
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [store, isShared, shown]);
}
