import { plus } from '../app/decimal';
import { typed } from './lines';
import type { HandlingUnit } from './shipments';

export type Content = { part: string; batch: string | null; quantity: string };

/** The package of that label with all that stand on it or lie in it; none where it is not there. */
export function within(all: HandlingUnit[], label: string): HandlingUnit[] {
  const found = all.filter((one) => one.label === label);
  // A package that holds itself is not asked again.
  for (const one of found) found.push(...all.filter((other) => other.within === one.label && !found.includes(other)));
  return found;
}

/** What these packages hold, each part and batch once. */
export function contentsOf(packages: HandlingUnit[]): Content[] {
  const sums = new Map<string, Content>();
  for (const { part, batch, quantity } of packages.flatMap((one) => one.contents)) {
    const key = JSON.stringify([part, batch]);
    sums.set(key, { part, batch, quantity: plus(sums.get(key)?.quantity ?? '0', quantity) });
  }
  return [...sums.values()];
}

/** Packages that hold no others: each is scanned, or the one around it is. */
export const boxesOf = (all: HandlingUnit[]): HandlingUnit[] => all.filter((one) => !all.some((other) => other.within === one.label));

type Line = { key: string; part: string; batch: string | null };
/** What was counted by scanning packages: their labels, and quantities by line. */
export type Counted = { packages: string[]; quantities: Record<string, string> };
export type Scanned = { counted: Counted; label: string } | { why: 'unknown' | 'again' | 'elsewhere'; label: string };

/** Adds what a package holds, by any of its names, to what was counted: each package once, alone or with the one around it. Lines of which nothing was scanned have none. */
export function count(all: HandlingUnit[], lines: Line[], before: Counted, names: string[]): Scanned {
  const label = all.find((one) => names.includes(one.label))?.label;
  if (label === undefined) return { why: 'unknown', label: names[0] ?? '' };
  const fresh = within(all, label).filter((one) => !before.packages.includes(one.label));
  if (fresh.length === 0) return { why: 'again', label };
  const quantities: Record<string, string> = Object.fromEntries(lines.map((line) => [line.key, before.packages.length === 0 ? '0' : (typed(before.quantities[line.key] ?? '') ?? '0')]));
  for (const { part, batch, quantity } of contentsOf(fresh)) {
    const ofPart = lines.filter((line) => line.part === part);
    const line = ofPart.find((one) => one.batch === batch) ?? (ofPart.length === 1 && (batch === null || ofPart[0]?.batch === null) ? ofPart[0] : undefined);
    // Nothing of it is expected any more, or nobody knows in which line: a person says so.
    if (!line) return { why: 'elsewhere', label };
    quantities[line.key] = plus(quantities[line.key] ?? '0', quantity);
  }
  return { counted: { packages: [...before.packages, ...fresh.map((one) => one.label)], quantities }, label };
}
