import {
  DELEGATION_MOST,
  SEMINAR_PEOPLE_MOST,
  SEMINAR_TABLES_MOST,
  type Placement,
} from '../../../shared/protocol/seminar';
import { counted } from '../../../shared/wording/term';
import form from '../../pages/Form.module.css';
import { Button } from '../../ui/Button';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { LEVEL_TEXT, LEVELS } from '../../wording/levels';
import { peopleIn, placesIn, sizeIn } from '../settings';
import type { PartProps } from './part';
import styles from './SetUp.module.css';

const upTo = (most: number, one: string, many: string) =>
  Array.from({ length: most }, (_, index) => ({
    value: String(index + 1),
    label: index === 0 ? one : `${index + 1} ${many}`,
  }));

const TABLES = upTo(SEMINAR_TABLES_MOST, '1 table', 'tables');
const DELEGATIONS = upTo(DELEGATION_MOST, '1 person', 'people');

const PLACES: readonly { value: Placement; label: string }[] = [
  { value: 'even', label: 'Evenly' },
  { value: 'choice', label: 'They choose' },
  { value: 'facilitator', label: 'You do' },
];
const PLACES_TEXT: Readonly<Record<Placement, string>> = {
  even: 'Whoever joins is placed at once, so that tables fill evenly. You can move anybody, before the game and during it.',
  choice:
    'Whoever joins sees the tables and takes a free place. You can move anybody, before the game and during it.',
  facilitator: 'Whoever joins waits until you have placed them, on your desk.',
};

const DECIDING = [
  { value: 'head', label: 'Its head' },
  { value: 'majority', label: 'The majority' },
] as const;

/** How many come, at how many tables, and who sits where. */
export function People({ form: filled, change }: PartProps) {
  const people = peopleIn(filled);
  const size = sizeIn(filled);
  const places = size && placesIn(size);
  const short = people !== null && places !== null && places < people;
  return (
    <div className={styles.parts}>
      <TextField
        className={styles.number}
        label="Participants"
        hint="Nine to sixty work well."
        inputMode="numeric"
        value={filled.people}
        onChange={(event) => change({ people: event.target.value })}
        {...(people === null && { error: `A whole number from 2 to ${SEMINAR_PEOPLE_MOST}, please.` })}
      />
      {size && (
        <div className={styles.choice}>
          <div className={styles.fields}>
            <Select
              label="Tables"
              options={TABLES}
              value={String(size.tables)}
              onValueChange={(value) => change({ size: { ...size, tables: Number(value) } })}
            />
            <Select
              label="At most in each seat"
              options={DELEGATIONS}
              value={String(size.delegation)}
              onValueChange={(value) => change({ size: { ...size, delegation: Number(value) } })}
            />
            {filled.size && (
              <Button kind="quiet" onClick={() => change({ size: null })}>
                As suggested
              </Button>
            )}
          </div>
          <p className={short ? form.error : form.note} role="status">
            {counted(size.tables, 'table')} with three seats each
            {size.delegation > 1 && `, up to ${size.delegation} people to a seat`}:{' '}
            {counted(places ?? 0, 'place')}
            {people === null
              ? '.'
              : short
                ? `, and ${people} come. Add a table, or more people to a seat.`
                : ` for ${people} people.`}
          </p>
        </div>
      )}
      <div className={styles.choice}>
        <SegmentedControl
          label="Who places them"
          options={PLACES}
          value={filled.placement}
          onValueChange={(placement) => change({ placement })}
        />
        <p className={form.note}>{PLACES_TEXT[filled.placement]}</p>
      </div>
      {size !== null && size.delegation > 1 && (
        <div className={styles.choice}>
          <SegmentedControl
            label="Who decides in a delegation"
            options={DECIDING}
            value={filled.deciding}
            onValueChange={(deciding) => change({ deciding })}
          />
          <p className={form.note}>
            {filled.deciding === 'head'
              ? 'All draft and see each other’s drafts; the head commits. It can be passed on, voted on, or given by you.'
              : 'All draft and see each other’s drafts; what more than half of those present support is done.'}
          </p>
        </div>
      )}
      <div className={styles.choice}>
        <Select
          label="Seats in which nobody sits are played by"
          options={LEVELS.map(({ value, label }) => ({ value, label: `${label} bots` }))}
          value={filled.botLevel}
          onValueChange={(botLevel) => change({ botLevel })}
        />
        <p className={form.note}>{LEVEL_TEXT[filled.botLevel].text}</p>
      </div>
    </div>
  );
}
