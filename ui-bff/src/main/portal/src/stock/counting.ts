/** The effect of a count. */
import { minus } from '../app/decimal';
import type { Counted, CountedRow } from './stock';

/**
 * The known quantity of exactly the counted stock, and the count's difference from it; undefined if
 * the stock is in another unit.
 */
export function differenceOf(counted: Pick<Counted, 'owner' | 'category' | 'status' | 'batch' | 'place' | 'quantity' | 'unit'>, known: CountedRow[], us: string | undefined): { known: string; difference: string } | undefined {
  const is = known.find(
    (row) => (row.owner ?? us) === (counted.owner || us) && row.category === counted.category && row.status === counted.status && (row.batch ?? '') === (counted.batch ?? '') && (row.place ?? '') === (counted.place ?? ''),
  );
  if (is && is.unit !== counted.unit) return undefined;
  const before = is?.quantity ?? '0';
  return { known: before, difference: minus(counted.quantity, before) };
}
