import { ENDING_TEXT, ENDINGS, type EndingId } from '../../shared/content/endings';
import { SEAT_NAMES, SEATS, type Seat } from '../../shared/content/seats';
import type { PlayedBy } from '../../shared/recording/facts';
import type { Filter, LengthClass } from '../../shared/recording/library';
import { Select } from '../ui/Select';
import styles from './Filters.module.css';

type Choice<Value extends string> = readonly { readonly value: Value | ''; readonly label: string }[];

const ENDING_CHOICE: Choice<EndingId> = [
  { value: '', label: 'Any' },
  ...ENDINGS.map((value) => ({ value, label: ENDING_TEXT[value].name })),
];
const SEAT_CHOICE: Choice<Seat> = [
  { value: '', label: 'Any' },
  ...SEATS.map((value) => ({ value, label: SEAT_NAMES[value] })),
];
const LENGTH_CHOICE: Choice<LengthClass> = [
  { value: '', label: 'Any' },
  { value: 'short', label: 'Up to 4 months' },
  { value: 'middle', label: '5 to 8 months' },
  { value: 'long', label: 'More than 8 months' },
];
const BY_CHOICE: Choice<PlayedBy> = [
  { value: '', label: 'Anybody' },
  { value: 'people', label: 'People' },
  { value: 'mixed', label: 'People and bots' },
  { value: 'bots', label: 'Bots' },
];

/** What games are looked for. */
export function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const set =
    <Key extends keyof Filter>(key: Key) =>
    (value: string) => {
      const { [key]: _, ...others } = filter;
      onChange(value === '' ? others : { ...others, [key]: value });
    };
  return (
    <div className={styles.filters} role="group" aria-label="Which games">
      <Select
        label="Ending"
        size="small"
        options={ENDING_CHOICE}
        value={filter.ending ?? ''}
        onValueChange={set('ending')}
      />
      <Select
        label="Came off best"
        size="small"
        options={SEAT_CHOICE}
        value={filter.best ?? ''}
        onValueChange={set('best')}
      />
      <Select
        label="Length"
        size="small"
        options={LENGTH_CHOICE}
        value={filter.length ?? ''}
        onValueChange={set('length')}
      />
      <Select
        label="Played by"
        size="small"
        options={BY_CHOICE}
        value={filter.by ?? ''}
        onValueChange={set('by')}
      />
    </div>
  );
}
