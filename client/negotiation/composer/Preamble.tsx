import { OTHERS, SEATS, type Seat } from '../../../shared/content/seats';
import { scenarioOf } from '../../../shared/rules/scenario';
import type { Draft } from '../../../shared/rules/state';
import type { View } from '../../../shared/views/view';
import { monthOf } from '../../../shared/wording/calendar';
import { Explain } from '../../ui/Explain';
import { durationText, seatList } from '../../../shared/wording/term';
import styles from './Composer.module.css';
import { changeParties, changeRounds } from './edit';
import { Word } from './Word';

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
      <span className={styles.glued}>
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
        ,
      </span>{' '}
      <span className={styles.glued}>
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
        ,
      </span>{' '}
      <span className={styles.glued}>
        <Word
          label="Public or secret"
          text={draft.secret ? 'in secret' : 'in public'}
          value={draft.secret ? 'secret' : 'public'}
          options={[
            { value: 'public', label: 'in public' },
            { value: 'secret', label: 'in secret' },
          ]}
          onChoose={(value) => onChange({ ...draft, secret: value === 'secret' })}
          changed={before !== null && before.secret !== draft.secret}
        />
        ,
      </span>{' '}
      <span className={styles.glued}>
        <Word
          label="Snapback"
          text={draft.snapback ? 'with snapback' : 'without snapback'}
          value={draft.snapback ? 'with' : 'without'}
          options={[
            { value: 'without', label: 'without snapback' },
            { value: 'with', label: 'with snapback' },
          ]}
          onChoose={(value) => onChange({ ...draft, snapback: value === 'with' })}
          changed={before !== null && before.snapback !== draft.snapback}
        />
        :
      </span>
    </p>
  );
}

/** What the words of the opening sentence mean. */
export function PreambleHelp() {
  return (
    <p className={styles.why}>
      <Explain text="Two seats or all three. Whoever is a party has to accept the text, and only parties can give or be owed anything in it.">
        Parties
      </Explain>
      <Explain text="Counted from this round. What nobody promised for the rest of the game ends by itself, and durable peace needs promises that last.">
        How long
      </Explain>
      <Explain text="Everybody can read a public deal, and it earns its credits at home at once. A secret one is known to its parties alone, until one of them publishes it or a breach of it is found out.">
        Public or secret
      </Explain>
      <Explain text="If a party is caught breaking the deal, all that the others owe it here ends at once, and relief it was given is taken back. It makes giving less risky and getting less sure: exposure and assurance both fall by 1.">
        Snapback
      </Explain>
    </p>
  );
}
