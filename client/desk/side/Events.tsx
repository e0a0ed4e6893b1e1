import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { scenarioOf } from '../../../shared/rules/scenario';
import type { DeskTable, Injected, Injection } from '../../../shared/protocol/seminar';
import { capital } from '../../../shared/wording/term';
import { Button } from '../../ui/Button';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { Select } from '../../ui/Select';
import { askedOf } from '../commands';
import { targets, useDesk, useDeskStore } from '../store';
import { useAsk } from '../useAsk';
import { tablesText } from '../words';
import { Deck } from './Deck';
import { For } from './For';
import { Happened } from './Happened';
import { Injected as BroughtIn } from './Injected';
import { Plans } from './Plans';
import styles from './side.module.css';
import { EMPTY, isWhole, Write, written, type Writing } from './Write';

const SOURCES = [
  { value: 'deck', label: 'From the deck' },
  { value: 'write', label: 'Write one' },
] as const;

const waitsForTalks = (table: DeskTable | undefined): boolean =>
  table !== undefined && table.step !== 'talks' && table.step !== 'ended' && table.round < table.rounds;
const hasNoTalks = (table: DeskTable | undefined): boolean =>
  table !== undefined && table.step !== 'talks' && !waitsForTalks(table);

/** What came of an event that was to happen at once. */
function happened(numbers: readonly number[], waiting: readonly number[], all: number): string {
  const at = numbers.filter((number) => !waiting.includes(number));
  return [
    at.length > 0 && `${capital(tablesText(at, all))}: it has happened`,
    waiting.length > 0 && `${capital(tablesText(waiting, all))}: it comes with the next Talks`,
  ]
    .filter((text) => text !== false)
    .join('. ');
}

/** Something happens that nobody at a table wanted: from the deck or written on the spot, now or in a round to come. */
export function Events() {
  const store = useDeskStore();
  const ask = useAsk();
  const [source, setSource] = useState<'deck' | 'write'>('deck');
  const [event, setEvent] = useState<string | null>(null);
  const [writing, setWriting] = useState<Writing>(EMPTY);
  const [round, setRound] = useState('now');
  const numbers = useDesk(useShallow(targets));
  const all = useDesk(({ view }) => Object.keys(view.tables).length);
  const scenario = useDesk(({ view }) => scenarioOf(view.settings));
  const gathering = useDesk(({ view }) => view.phase === 'gathering');
  // A round that every one of these tables has behind it is no longer to be planned for.
  const earliest = useDesk(({ view, chosen }) =>
    Math.min(...targets({ view, chosen }).map((number) => view.tables[number]?.round ?? 1)),
  );
  // Events come during Talks.
  const later = useDesk(
    useShallow((desk) => targets(desk).filter((number) => waitsForTalks(desk.view.tables[number]))),
  );
  const never = useDesk(
    useShallow((desk) => targets(desk).filter((number) => hasNoTalks(desk.view.tables[number]))),
  );
  const first = gathering ? 1 : earliest + 1;
  const rounds = Array.from(
    { length: Math.max(0, scenario.rounds - first + 1) },
    (_, index) => first + index,
  );
  const when = gathering && round === 'now' ? String(first) : round;
  const injection: Injection | null =
    source === 'deck'
      ? event === null
        ? null
        : { event }
      : isWhole(writing)
        ? { written: written(writing) }
        : null;
  const title =
    source === 'deck' ? (event === null ? '' : (scenario.events[event]?.headline ?? '')) : writing.headline;
  const inject = async () => {
    if (!injection) return;
    const reply = await ask(
      {
        type: 'inject',
        tables: when === 'now' ? askedOf(numbers, store.getState()) : numbers,
        injection,
        round: when === 'now' ? null : Number(when),
      },
      when === 'now'
        ? (value) => happened(numbers, (value as Injected | null)?.waiting ?? [], all)
        : `Planned for round ${when} at ${tablesText(numbers, all)}`,
    );
    if (!reply.ok) return;
    setEvent(null);
    setWriting(EMPTY);
  };
  return (
    <div className={styles.part}>
      <form
        className={styles.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void inject();
        }}
      >
        <SegmentedControl
          label="Where the event comes from"
          hideLabel
          size="small"
          options={SOURCES}
          value={source}
          onValueChange={setSource}
        />
        {source === 'deck' ? (
          <Deck events={scenario.events} chosen={event} onChoose={setEvent} />
        ) : (
          <Write writing={writing} onWrite={setWriting} />
        )}
        <For legend="At" />
        {when === 'now' && later.length > 0 && (
          <p className={styles.none}>
            {capital(tablesText(later, all))} {later.length === 1 ? 'is' : 'are'} not in Talks: it comes there
            as the next Talks begin.
          </p>
        )}
        {when === 'now' && never.length > 0 && (
          <p className={styles.none}>
            {capital(tablesText(never, all))} {never.length === 1 ? 'has' : 'have'} no Talks to come, and{' '}
            {never.length === 1 ? 'is' : 'are'} left out.
          </p>
        )}
        <div className={styles.ask}>
          <Select
            label="When"
            size="small"
            options={[
              ...(gathering ? [] : [{ value: 'now', label: 'Now' }]),
              ...rounds.map((each) => ({ value: String(each), label: `As round ${each} begins` })),
            ]}
            value={when}
            onValueChange={setRound}
          />
          <Button type="submit" kind="primary" size="small" disabled={!injection} title={title}>
            {when === 'now' ? 'Let it happen' : 'Plan it'}
          </Button>
        </div>
      </form>
      <Plans />
      <BroughtIn />
      <Happened />
    </div>
  );
}
