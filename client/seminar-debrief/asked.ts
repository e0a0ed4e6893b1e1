/** Answers by group as rows of charts and of tables. */
import type { Asked, Group, GroupKey } from '../../shared/analysis/seminar/questionnaires';
import { isSeat, SEAT_NAMES } from '../../shared/content/seats';
import { counted } from '../../shared/wording/term';
import type { Dot, DotPanel, DotRow } from '../debrief/charts/Dots';
import type { Stop } from '../debrief/charts/Figure';
import { figure } from '../debrief/words';

/** What one group answered: once, or before and after. */
interface Pair {
  readonly first?: Group | undefined;
  readonly second?: Group | undefined;
}

export const keyName = (key: GroupKey): string =>
  key === 'all' ? 'Everybody' : isSeat(key) ? SEAT_NAMES[key] : `Table ${key}`;

/** Groups side by side, in the order of whichever has more of them. */
export function paired(
  first: readonly Group[],
  second: readonly Group[],
): (Pair & { readonly key: GroupKey })[] {
  const order = [...first, ...second].map(({ key }) => key);
  const rank = (key: GroupKey): number =>
    typeof key === 'number' ? key : ['usa', 'iran', 'israel', 'all'].indexOf(key);
  return [...new Set(order)]
    .sort((a, b) => rank(a) - rank(b))
    .map((key) => ({
      key,
      first: first.find((group) => group.key === key),
      second: second.find((group) => group.key === key),
    }));
}

const dot = (kind: Dot['kind'], group: Group | undefined, spreads: boolean, factor: number): Dot[] =>
  group?.told.mean == null
    ? []
    : [
        {
          kind,
          value: factor * group.told.mean,
          spread: spreads && group.told.spread !== null ? factor * group.told.spread : null,
        },
      ];

interface RowLooks {
  readonly spreads?: boolean;
  /** 100 turns shares into percent. */
  readonly factor?: number;
}

/** A row of a chart; where nothing is told, it says so. */
function rowOf(
  { key, first, second }: Pair & { readonly key: GroupKey },
  { spreads = true, factor = 1 }: RowLooks = {},
): DotRow {
  const dots = [...dot('first', first, spreads, factor), ...dot('then', second, spreads, factor)];
  const people = [first, second].flatMap((group) => (group ? [group.told.people] : []));
  const most = [...new Set(people)].join('/');
  return {
    name: keyName(key),
    ...(isSeat(key) && { seat: key }),
    dots,
    note: dots.length === 0 ? `not shown: ${most}` : most,
  };
}

export const panelOf = (
  title: string,
  groups: readonly (Pair & { readonly key: GroupKey })[],
  looks: RowLooks = {},
): DotPanel => ({ title, rows: groups.map((group) => rowOf(group, looks)) });

const HIDDEN =
  'not shown, since they are fewer than three, or alike, or others could be worked out from them';

/** What a group answered, in words. */
export function groupText(group: Group | undefined, unit = ''): string {
  if (!group) return 'nobody answered';
  const { mean, spread, people } = group.told;
  const who = counted(people, 'answer');
  return mean === null
    ? `${who}, ${HIDDEN}`
    : `${figure(mean)}${unit}${spread === null ? '' : `, apart by ${figure(spread)}`} (${who})`;
}

export const stopOf = (text: string): Stop => ({ text, entry: null });

export const hasAny = ({ bySeat }: Asked): boolean => bySeat.length > 0;

/** Whether any table has a figure: with one person in each seat, trust in one of them has two answers at most. */
export const isToldByTable = (asked: readonly Asked[]): boolean =>
  asked.some(({ byTable }) => byTable.some(({ told }) => told.mean !== null));
