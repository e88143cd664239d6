import { useCallback, useMemo, useState } from 'react';
import { plus } from '../app/decimal';
import { sameUnit } from '../app/format';
import type { Column } from './columns';

/** The chosen rows. */
export type Selection<Row> = {
  chosen: Row[];
  has(row: Row): boolean;
  toggle(row: Row): void;
  set(rows: Row[], on: boolean): void;
  clear(): void;
};

/**
 * The chosen rows by key, each with its content when it was chosen, `seen`. A row whose content
 * changed is no longer chosen.
 */
export function useSelection<Row>(rows: Row[], keyOf: (row: Row) => string, seenOf: (row: Row) => string = keyOf): Selection<Row> {
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map());
  const has = useCallback((row: Row) => seen.get(keyOf(row)) === seenOf(row), [seen, keyOf, seenOf]);
  const set = useCallback(
    (changed: Row[], on: boolean) => {
      setSeen((before) => {
        const next = new Map(before);
        for (const row of changed) {
          if (on) next.set(keyOf(row), seenOf(row));
          else next.delete(keyOf(row));
        }
        return next;
      });
    },
    [keyOf, seenOf],
  );
  const toggle = useCallback((row: Row) => set([row], !has(row)), [set, has]);
  const clear = useCallback(() => setSeen(new Map()), []);
  const chosen = useMemo(() => (seen.size === 0 ? [] : rows.filter(has)), [rows, has, seen]);
  return { chosen, has, toggle, set, clear };
}

/** The sums of rows, each unit by itself: pieces and kilograms have no sum. */
export function sumsOf<Row>(rows: readonly Row[], sum: NonNullable<Column<Row>['sum']>): { unit: string; quantity: string }[] {
  const sums = new Map<string, string>();
  for (const row of rows) {
    const one = sum(row);
    if (!one) continue;
    const unit = sameUnit(one.unit);
    sums.set(unit, plus(sums.get(unit) ?? '0', one.quantity));
  }
  return [...sums].map(([unit, quantity]) => ({ unit, quantity }));
}
