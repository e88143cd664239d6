/** Random releases for tests, told as the hub tells them. */
import { daysAfter } from '../app/days';
import { randomly } from '../app/randomly';
import type { Change } from './callOffs';
import type { ComparedLine } from './compared';

const DAY = '2027-01-04';
export type Row = ComparedLine & { due: string; movedFrom: string | null; movedTo: string | null };

/** Old lines, how much of each was received, and what one release did to them, told as the hub tells it. */
export function comparison(seed: number): { rows: Row[]; wanted: number; received: number; now: number; tiles: number } {
  const { below, oneOf } = randomly(seed);
  const rows: Row[] = [];
  let [wanted, received, now, tiles] = [0, 0, 0, 0];
  const row = (change: Change, quantity: number | null, previous: number | null, got: number, more: Partial<Row> = {}): void => {
    rows.push({ change, quantity: quantity === null ? null : String(quantity), previousQuantity: previous === null ? null : String(previous), received: got === 0 ? null : String(got), due: daysAfter(DAY, rows.length * 10), movedFrom: null, movedTo: null, ...more });
    now += quantity ?? 0;
  };
  for (let left = 1 + below(8); left > 0; left--) {
    const old = 1 + below(60);
    const got = oneOf([0, below(old)] as const);
    const open = old - got;
    const kind = oneOf(['same', 'added', 'more', 'less', 'removed', 'consumed', 'partly', 'moved', 'rebucketed'] as const);
    if (kind !== 'added') wanted += old;
    if (kind === 'same') row('same', old, oneOf([null, old] as const), 0);
    else if (kind === 'added') row('added', old, null, 0);
    else if (kind === 'more') row('more', open + 1 + below(9), open, got);
    else if (kind === 'less') row('less', below(open), open, got);
    else if (kind === 'removed') row('removed', null, open, got);
    else if (kind === 'consumed') row('consumed', null, old, old);
    else if (kind === 'partly') row('consumed', open, old, got);
    else if (kind === 'moved') {
      const from = daysAfter(DAY, 1_000 + left);
      const to = daysAfter(DAY, 2_000 + left);
      row('moved', open, old, 0, { due: to, movedFrom: from });
      row('moved', null, old, got, { due: from, movedTo: to });
    } else {
      // A week that becomes two days, one of them its Monday or not.
      const kept = oneOf([true, false] as const);
      const part = below(open + 1);
      row('rebucketed', part, kept ? old : null, kept ? got : 0);
      row('rebucketed', open - part, null, 0);
      if (!kept) row('rebucketed', null, old, got);
    }
    if (kind !== 'same' && kind !== 'added') received += kind === 'consumed' ? old : got;
  }
  tiles = rows.filter((one) => one.change !== 'moved' || one.quantity !== null).length;
  return { rows, wanted, received, now, tiles };
}
