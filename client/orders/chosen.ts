import { useCallback, useMemo } from 'react';
import type { Options } from '../../shared/rules/answers';
import type { Order } from '../../shared/rules/state';
import { useDraft, useTable } from '../session/table';

export const sameOrder = (a: Order, b: Order): boolean => a.order === b.order && a.target === b.target;

/** Orders chosen and not committed yet; they hold for their round only. */
export function useChosen(options: Options): readonly [readonly Order[], (orders: readonly Order[]) => void] {
  const round = useTable((t) => t.view.round);
  const [kept, keep] = useDraft('orders');
  const orders = useMemo(() => read(kept, round, options), [kept, round, options]);
  return [
    orders,
    useCallback(
      (next) => keep(next.length === 0 ? '' : JSON.stringify({ round, orders: next })),
      [keep, round],
    ),
  ];
}

function read(kept: string, round: number, options: Options): readonly Order[] {
  try {
    const value = JSON.parse(kept || 'null') as { round?: unknown; orders?: unknown } | null;
    if (value?.round !== round || !Array.isArray(value.orders)) return [];
    return (value.orders as Order[]).flatMap(
      (order) => options.orders.find((option) => sameOrder(option.value, order))?.value ?? [],
    );
  } catch {
    return [];
  }
}
