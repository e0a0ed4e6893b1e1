import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useShallow } from 'zustand/react/shallow';
import type { SeatAction } from '../../shared/rules/actions';
import type { Delegation, Motion } from '../../shared/protocol/seminar';
import { TreatyText } from '../negotiation/TreatyText';
import { useTable, useTableStore } from '../session/table';
import type { TogetherRequest } from '../session/source';
import { useDesk } from '../table/desk';
import { Button } from '../ui/Button';
import { toast } from '../ui/toast';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { refusalText } from '../wording/refusal';
import { listed } from '../../shared/wording/term';
import { openMotion } from './committing';
import styles from './OurDelegation.module.css';
import { contentOf, DRAFTED, draftRead, type Drafted } from './shared-drafts';
import { motionWords } from './words';

/** Time between two sendings of a draft that somebody is at, in milliseconds. */
const SHOWN_EVERY = 300;

/** What a table of a seminar shows besides: where one is, who shares the seat, what they draft, and what waits for a vote. */
export default function OurDelegation() {
  const { table, seminar, delegation, seat, viewer, overheard, paused, early } = useTable(
    useShallow((t) => ({
      table: t.table.table,
      seminar: t.table.seminar,
      delegation: t.table.delegation,
      seat: t.seat,
      viewer: t.view.viewer,
      overheard: t.table.overheard === true,
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
          <b>Facilitator</b> <span className={styles.faint}>{number}</span>
        </p>
        <p className={styles.line}>
          You see all seats and do not act here{overheard ? '' : '; private channels stay private'}. What you
          do to this table, you do at the <Link href={`/seminar/${seminar.id}/desk`}>desk</Link>.
        </p>
      </section>
    );
  return (
    <>
      {paused && early && (
        <section className={styles.strip} data-is="early" role="status">
          <p className={styles.line}>
            <b>The facilitator has not begun yet.</b> Read meanwhile what your seat wants, in the dossier, and
            talk with your delegation. <a href={`/briefing/${table}`}>Your brief</a>,{' '}
            <a href="/briefing">the background</a> and <a href="/rules">the rules</a> tell more.
          </p>
        </section>
      )}
      {seat && delegation && <Strip number={number} delegation={delegation} />}
    </>
  );
}

interface StripProps {
  readonly number: string;
  readonly delegation: Delegation;
}

function Strip({ number, delegation }: StripProps) {
  const store = useTableStore();
  const view = useTable((t) => t.view);
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
  const wordsOf = ({ action }: Motion) => motionWords(action as SeatAction, view);
  const voted = Object.entries(headVotes).map(([by, to]) => `${you(by)} for ${you(to)}`);
  return (
    <section className={styles.strip} aria-label="Our delegation">
      <div className={styles.row}>
        <p className={styles.line}>
          <b>Our delegation</b> <span className={styles.faint}>{number}</span>
        </p>
        {isShared ? (
          <ul role="list" className={styles.people} aria-label="Who shares this seat">
            {ids.map((id) => (
              <li key={id} data-away={!people[id]?.here || undefined}>
                <i aria-hidden="true" />
                {id === own ? `${name(id)} (you)` : name(id)}
                {deciding === 'head' && id === head && <b className={styles.head}>head</b>}
                {!people[id]?.here && <span className={styles.faint}>away</span>}
              </li>
            ))}
          </ul>
        ) : (
          <p className={styles.line}>You alone hold this seat.</p>
        )}
        {isShared && deciding === 'head' && (
          <HeadPicker
            ids={ids.filter((id) => id !== (head === own ? own : head))}
            name={(id) => (id === own ? `${name(id)} (you)` : name(id))}
            label={head === own ? 'Pass the head on to' : 'Vote for another head'}
            onPick={(person) => void ask({ type: 'head', person })}
          />
        )}
      </div>
      {isShared && !ended && (
        <p className={styles.line}>
          {deciding === 'majority'
            ? 'More than half of us who are here decide: what one of us does is put to our vote.'
            : head === own
              ? 'You commit for us: what you do here, our delegation does.'
              : `${head === null ? 'Nobody' : name(head)} commits for us. You can draft, talk, and vote for another head.`}
          {voted.length > 0 && ` For another head: ${voted.join('; ')}.`}
        </p>
      )}
      <VisuallyHidden as="div">
        <p role="status">
          {waiting
            .map(
              ([, motion]) =>
                `Motion by ${motion.by === own ? 'you' : name(motion.by)}, ${wordsOf(motion)}: ${motion.for.length} of ${motion.needs}.`,
            )
            .join(' ')}
        </p>
        <p role="status">
          {isShared && deciding === 'head' && head === own && 'You are the head of our delegation.'}
        </p>
      </VisuallyHidden>
      {waiting.map(([id, motion]) => (
        <section key={id} className={styles.motion} aria-label={`Motion by ${name(motion.by)}`}>
          <div className={styles.moved}>
            <p>
              <b>{motion.by === own ? 'You move' : `${name(motion.by)} moves`}</b> {wordsOf(motion)}.
            </p>
            <p className={styles.faint}>
              {motion.for.length} of {motion.needs} needed for it: {listed(motion.for.map(you))}
              {motion.against.length > 0 && `; against it: ${listed(motion.against.map(you))}`}.
            </p>
            <MotionText action={motion.action as SeatAction} />
          </div>
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
        </section>
      ))}
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

/** One is chosen first and named then, so that going through the names by keyboard decides nothing. */
function HeadPicker({ ids, name, label, onPick }: HeadPickerProps) {
  const [chosen, choose] = useState('');
  const id = ids.includes(chosen) ? chosen : (ids[0] ?? '');
  return (
    <form
      className={styles.pick}
      onSubmit={(event) => {
        event.preventDefault();
        if (id !== '') onPick(id);
      }}
    >
      <label>
        {label}{' '}
        <select value={id} onChange={(event) => choose(event.target.value)}>
          {ids.map((each) => (
            <option key={each} value={each}>
              {name(each)}
            </option>
          ))}
        </select>
      </label>
      <Button size="small" type="submit">
        {label.startsWith('Pass') ? 'Pass on' : 'Vote'}
      </Button>
    </form>
  );
}

/** The text of an offer that is to be made. */
function MotionText({ action }: { action: SeatAction }) {
  return action.type === 'offer' ? <TreatyText draft={action.draft} className={styles.treaty} /> : null;
}

/** What another of the delegation is at, as it changes, to be read and to be taken over. */
function DraftOf({ who, kind, content }: { who: string; kind: Drafted; content: unknown }) {
  const store = useTableStore();
  const view = useTable((t) => t.view);
  const [isWide] = useState(() => matchMedia('(min-width: 48rem)').matches);
  const read = draftRead(kind, content, view);
  if (!read) return null;
  const takeOver = () => {
    const { setDraft, getDraft } = store.getState();
    const key = DRAFTED[kind];
    const before = getDraft(key);
    setDraft(key, read.kept);
    toast({
      text: kind === 'offer' ? 'The text is in your composer.' : 'The orders are in your tray.',
      ...(before !== '' &&
        before !== read.kept && {
          action: { label: 'Bring mine back', run: () => setDraft(key, before) },
        }),
    });
  };
  return (
    <section className={styles.draft} aria-label={`Draft of ${who}`}>
      <p>
        <b>{who}</b> {kind === 'offer' ? 'drafts' : 'chooses'} {read.title}
      </p>
      <Button size="small" onClick={takeOver}>
        Take it over
      </Button>
      {read.draft && read.draft.terms.length > 0 && (
        <details open={isWide}>
          <summary>The text so far</summary>
          <TreatyText draft={read.draft} className={styles.treaty} />
        </details>
      )}
    </section>
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
      const { drafts, together, view } = store.getState();
      const draft = contentOf(drafts, view.step);
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
      const isOther = now.drafts !== before.drafts || now.view.step !== before.view.step;
      if (isOther || now.connection !== before.connection) soon();
    });
    return () => {
      stop();
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [store, isShared, shown]);
}
