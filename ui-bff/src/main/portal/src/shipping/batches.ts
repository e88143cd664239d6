/** The batches from which goods are taken: the oldest in stock, unless a person names one. */
import { compare, minus, sum } from '../app/decimal';

export type Batch = { batch: string | null; quantity: string; unit: string; since: string };
type Wanted = { key: string; part: string; quantity: string; unit: string; batch: string };
export type Taken = { key: string; of: string; quantity: string; batch: string };

/** A part's batches in one unit, the oldest first. */
export const inUnit = (batches: readonly Batch[], unit: string): Batch[] => batches.filter((one) => one.unit === unit);

/**
 * Lines that take several batches are split. A rest that no batch covers stays without a batch, so
 * that nobody claims a missing one.
 */
export function taken(lines: readonly Wanted[], there: (part: string) => readonly Batch[]): Taken[] {
  const left = new Map<string, string>();
  const key = (line: Wanted, batch: string): string => JSON.stringify([line.part, line.unit, batch]);
  const rest = (line: Wanted, one: Batch): string => left.get(key(line, one.batch ?? '')) ?? one.quantity;
  const take = (line: Wanted, batch: string, quantity: string): void => {
    const known = inUnit(there(line.part), line.unit).find((one) => (one.batch ?? '') === batch);
    if (known) left.set(key(line, batch), minus(rest(line, known), quantity));
  };
  // Named batches are reserved before others are assigned.
  for (const line of lines) if (line.batch !== '') take(line, line.batch, line.quantity);
  return lines.flatMap((line) => {
    if (line.batch !== '') return [{ key: line.key, of: line.key, quantity: line.quantity, batch: line.batch }];
    const named = inUnit(there(line.part), line.unit).filter((one) => one.batch !== null);
    const parts: Taken[] = [];
    let open = line.quantity;
    for (const one of named) {
      const has = rest(line, one);
      if (compare(has, '0') <= 0 || compare(open, '0') <= 0) continue;
      const some = compare(has, open) < 0 ? has : open;
      parts.push({ key: `${line.key}#${one.batch ?? ''}`, of: line.key, quantity: some, batch: one.batch ?? '' });
      take(line, one.batch ?? '', some);
      open = minus(open, some);
    }
    if (compare(open, '0') > 0) parts.push({ key: line.key, of: line.key, quantity: open, batch: '' });
    return parts;
  });
}

/**
 * The missing quantity of a named batch; undefined if all of it is there, or the part is kept
 * without batches.
 */
export function lacking(line: Wanted, batches: readonly Batch[]): string | undefined {
  const there = inUnit(batches, line.unit);
  if (line.batch === '' || !there.some((one) => one.batch !== null)) return undefined;
  const has = sum(there.filter((one) => one.batch === line.batch).map((one) => one.quantity));
  return compare(line.quantity, has) > 0 ? minus(line.quantity, has) : undefined;
}
