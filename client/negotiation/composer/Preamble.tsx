import { OTHERS, SEATS, type Seat } from '../../../shared/content/seats';
import { scenarioOf } from '../../../shared/rules/scenario';
import type { Draft } from '../../../shared/rules/state';
import type { View } from '../../../shared/views/view';
import { monthOf } from '../../table/calendar';
import { Explain } from '../../ui/Explain';
import { durationText, seatList } from '../../wording/term';
import styles from './Composer.module.css';
import { changeParties, changeRounds } from './edit';
import { Word, WordToggle } from './Word';

export interface PreambleProps {
  readonly draft: Draft;
  readonly before: Draft | null;
  readonly view: View;
  readonly seat: Seat;
  readonly onChange: (draft: Draft) => void;
}

/** What holds for the whole text, as its opening sentence. */
export function Preamble({ draft, before, view, seat, onChange }: PreambleProps) {
  const last = scenarioOf(view).rounds;
  const groups = [...OTHERS[seat].map((other) => [seat, other]), [...SEATS]].map((parties) =>
    SEATS.filter((each) => parties.includes(each)),
  );
  const lengths = Array.from({ length: last - view.round + 1 }, (_, at) => at + 1);
  return (
    <p className={styles.preamble}>
      Between{' '}
      <Word
        label="Parties"
        text={seatList(draft.parties)}
        value={draft.parties.join()}
        options={groups.map((parties) => ({ value: parties.join(), label: seatList(parties) }))}
        onChoose={(parties) =>
          onChange(
            changeParties(
              draft,
              SEATS.filter((each) => parties.split(',').includes(each)),
            ),
          )
        }
        changed={before !== null && before.parties.join() !== draft.parties.join()}
      />
      ,{' '}
      <Word
        label="How long it runs"
        text={durationText(draft.rounds)}
        value={draft.rounds === null ? '' : String(draft.rounds)}
        options={[
          { value: '', label: durationText(null) },
          ...lengths.map((rounds) => ({
            value: String(rounds),
            label: `${durationText(rounds)} (to ${monthOf(scenarioOf(view), view.round + rounds - 1)})`,
          })),
        ]}
        onChoose={(rounds) =>
          onChange(changeRounds(draft, rounds === '' ? null : Number(rounds), view.round, last))
        }
        changed={before !== null && before.rounds !== draft.rounds}
      />
      ,{' '}
      <WordToggle
        label="In secret"
        text={draft.secret ? 'in secret' : 'in public'}
        on={draft.secret}
        onToggle={(secret) => onChange({ ...draft, secret })}
        changed={before !== null && before.secret !== draft.secret}
      />{' '}
      <Explain
        bare
        className={styles.why}
        label="What public and secret mean"
        text="All can read a public deal, and it earns its credits at home at once. A secret one is known to its parties alone, until one of them publishes it or a breach of it is found out."
      >
        ?
      </Explain>
      ,{' '}
      <WordToggle
        label="Snapback"
        text={draft.snapback ? 'with snapback' : 'without snapback'}
        on={draft.snapback}
        onToggle={(snapback) => onChange({ ...draft, snapback })}
        changed={before !== null && before.snapback !== draft.snapback}
      />{' '}
      <Explain
        bare
        className={styles.why}
        label="What snapback means"
        text="If a party breaks the deal and is found out, all that the others owe it here ends at once, and relief it was given is taken back. It makes giving less risky and getting less sure: exposure and assurance fall by 1 each."
      >
        ?
      </Explain>
      :
    </p>
  );
}
