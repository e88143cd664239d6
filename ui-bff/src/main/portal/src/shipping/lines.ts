/** Quantities to ship and quantities received, as numbers. */
import { compare, minus, plus } from '../app/decimal';
import { type Difference, type Outcome, outcomes, type ReceiptLine, type SentLine } from './shipments';

/** Takes goods in transit off the due lines, the oldest first, never below zero. */
export function openOf<Line extends { quantity: string }>(lines: Line[], onTheWay: string): (Line & { open: string })[] {
  let rest = onTheWay;
  return lines.map((line) => {
    const taken = compare(rest, line.quantity) < 0 ? rest : line.quantity;
    rest = minus(rest, taken);
    return { ...line, open: minus(line.quantity, taken) };
  });
}

/**
 * Received compared with sent: less is short and more is over, unless the person names another
 * difference.
 */
export function found(sent: string, received: string, damaged: string): Difference | undefined {
  if (compare(damaged, '0') > 0) return { kind: 'damaged', quantity: damaged };
  const order = compare(received, sent);
  if (order === 0) return undefined;
  return order < 0 ? { kind: 'short', quantity: minus(sent, received) } : { kind: 'over', quantity: minus(received, sent) };
}

/** The open quantities, with lines of one part and batch together. */
export function expected(lines: SentLine[]): { key: string; part: string; batch: string | null; unit: string; quantity: string }[] {
  const sums = new Map<string, { key: string; part: string; batch: string | null; unit: string; quantity: string }>();
  for (const { part, batch = null, unit, open } of lines) {
    if (compare(open, '0') <= 0) continue;
    const key = JSON.stringify([part, batch, unit]);
    const before = sums.get(key);
    sums.set(key, { key, part, batch, unit, quantity: before ? plus(open, before.quantity) : open });
  }
  return [...sums.values()];
}

/** The wish for each kind of difference of a line. */
export type Wishes = Partial<Record<Difference['kind'], Outcome | ''>>;

/** Each difference carries its own wish, if its kind allows one. */
export function wished(lines: ReceiptLine[], wishes: Wishes): ReceiptLine[] {
  return lines.map((line) => {
    const wish = line.difference && wishes[line.difference.kind];
    return wish && line.difference && outcomes[line.difference.kind].some((one) => one === wish) ? { ...line, difference: { ...line.difference, wish } } : line;
  });
}

/** The receipt lines of one line. Short and damaged are two facts, so two lines. */
export function receiptLines(line: { part: string; batch: string | null; unit: string; quantity: string }, received: string, damaged: string): ReceiptLine[] {
  const { part, batch, unit } = line;
  const base = { part, unit, ...(batch && { batch }) };
  const difference = found(line.quantity, received, '0');
  if (compare(damaged, '0') === 0) return [{ ...base, quantity: received, ...(difference && { difference }) }];
  const good = minus(received, damaged);
  return [...(compare(good, '0') > 0 || difference ? [{ ...base, quantity: good, ...(difference && { difference }) }] : []), { ...base, quantity: damaged, difference: { kind: 'damaged', quantity: damaged } }];
}
