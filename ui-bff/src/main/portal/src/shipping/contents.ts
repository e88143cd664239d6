import { plus, typed } from '../app/decimal';
import type { Field } from '../labels/fields';
import { type Code, shown } from '../labels/label';
import type { HandlingUnit, Shipment } from './shipments';

export type Content = { part: string; batch: string | null; quantity: string };

/** The package of that label with all that stand on it or lie in it; none where it is not there. */
export function within(all: HandlingUnit[], label: string): HandlingUnit[] {
  const found = all.filter((one) => one.label === label);
  // A package that holds itself is not asked again.
  for (const one of found) found.push(...all.filter((other) => other.within === one.label && !found.includes(other)));
  return found;
}

/** What a shipment may call the package that a field names: some write the identifier before the number. */
export const namesOf = ({ id, value }: Pick<Field, 'id' | 'value'>): string[] => [id + value, value];

/** What a shipment may call the package that a code names, the whole code first. A number with a wrong check digit may have been announced so. */
export const namesIn = ({ plain, label }: Code): string[] => [shown(plain), ...[...(label?.fields ?? []), ...(label?.faults ?? [])].filter((one) => one.what === 'package').flatMap(namesOf)];

/** The package of the first of these names that is there, as the shipment has it. */
export const packageCalled = (all: HandlingUnit[], names: string[]): string | undefined => names.find((name) => all.some((one) => one.label === name));

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

/**
 * Adds what a package holds, by any of its names, to what was counted: each package once, alone or with the one around it. Of
 * what lies in packages nothing is there until it is scanned; lines that no package holds stay as they are.
 */
export function count(all: HandlingUnit[], lines: Line[], before: Counted, names: string[]): Scanned {
  const label = packageCalled(all, names);
  if (label === undefined) return { why: 'unknown', label: names.at(-1) ?? '' };
  const fresh = within(all, label).filter((one) => !before.packages.includes(one.label));
  if (fresh.length === 0) return { why: 'again', label };
  const packed = new Set(contentsOf(all).map((one) => lineOf(lines, one)?.key));
  const nothingYet = (key: string): string => (before.packages.length === 0 ? '0' : (typed(before.quantities[key] ?? '') ?? '0'));
  const quantities = { ...before.quantities, ...Object.fromEntries(lines.filter(({ key }) => packed.has(key)).map(({ key }) => [key, nothingYet(key)])) };
  for (const content of contentsOf(fresh)) {
    const line = lineOf(lines, content);
    // Nothing of it is expected any more, or nobody knows in which line: a person says so.
    if (!line) return { why: 'elsewhere', label };
    quantities[line.key] = plus(quantities[line.key] ?? '0', content.quantity);
  }
  return { counted: { packages: [...before.packages, ...fresh.map((one) => one.label)], quantities }, label };
}

/** How many boxes were scanned, of how many, and which not. Receipts do not keep which packages came with them: after one nobody knows. */
export function progress({ packages, receipts }: Pick<Shipment, 'packages' | 'receipts'>, counted: string[]): { scanned: number; of?: number; missing: string[] } {
  const boxes = boxesOf(packages).map((one) => one.label);
  const missing = boxes.filter((one) => !counted.includes(one));
  const scanned = boxes.length - missing.length;
  return receipts.length > 0 ? { scanned, missing: [] } : { scanned, of: boxes.length, missing };
}

/** The line that it is counted in; none where nobody knows which. */
function lineOf(lines: Line[], { part, batch }: Content): Line | undefined {
  const ofPart = lines.filter((line) => line.part === part);
  return ofPart.find((one) => one.batch === batch) ?? (ofPart.length === 1 && (batch === null || ofPart[0]?.batch === null) ? ofPart[0] : undefined);
}
