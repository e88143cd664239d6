import { plus, typed } from '../app/decimal';
import type { Field } from '../labels/fields';
import { type Code, shown } from '../labels/label';
import type { HandlingUnit, Shipment } from './shipments';

export type Content = { part: string; batch: string | null; quantity: string };

/** The package with that label and all packages on or in it; empty if it does not exist. */
export function within(all: HandlingUnit[], label: string): HandlingUnit[] {
  const found = all.filter((one) => one.label === label);
  // A package that holds itself is not followed again.
  for (const one of found) found.push(...all.filter((other) => other.within === one.label && !found.includes(other)));
  return found;
}

/**
 * The names that a shipment may use for the package in a field: some write the identifier before
 * the number.
 */
export const namesOf = ({ id, value }: Pick<Field, 'id' | 'value'>): string[] => [id + value, value];

/**
 * The names that a shipment may use for the package in a code, the whole code first. A shipment may
 * announce a number with a wrong check digit.
 */
export const namesIn = ({ plain, label }: Code): string[] => [shown(plain), ...[...(label?.fields ?? []), ...(label?.faults ?? [])].filter((one) => one.what === 'package').flatMap(namesOf)];

/** The package of the first of these names that exists, in the shipment's spelling. */
export const packageCalled = (all: HandlingUnit[], names: string[]): string | undefined => names.find((name) => all.some((one) => one.label === name));

/** The contents of these packages, each part and batch once. */
export function contentsOf(packages: HandlingUnit[]): Content[] {
  const sums = new Map<string, Content>();
  for (const { part, batch, quantity } of packages.flatMap((one) => one.contents)) {
    const key = JSON.stringify([part, batch]);
    sums.set(key, { part, batch, quantity: plus(sums.get(key)?.quantity ?? '0', quantity) });
  }
  return [...sums.values()];
}

/** Packages that hold no others. People scan each of them, or the package around it. */
export const boxesOf = (all: HandlingUnit[]): HandlingUnit[] => all.filter((one) => !all.some((other) => other.within === one.label));

type Line = { key: string; part: string; batch: string | null };
/** Counted by scanning packages: their labels, and quantities by line. */
export type Counted = { packages: string[]; quantities: Record<string, string> };
export type Scanned = { counted: Counted; label: string } | { why: 'unknown' | 'again' | 'elsewhere'; label: string };

/**
 * Adds a package's contents, under any of its names, to the count. Each package counts once, alone
 * or with the one around it. Packed goods count only once scanned; lines without packages keep
 * their quantities.
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
    // Nothing more is expected, or the line is unclear; a person decides.
    if (!line) return { why: 'elsewhere', label };
    quantities[line.key] = plus(quantities[line.key] ?? '0', content.quantity);
  }
  return { counted: { packages: [...before.packages, ...fresh.map((one) => one.label)], quantities }, label };
}

/**
 * The scanned boxes, the total, and the missing boxes. After a receipt nobody knows, because the
 * receipt may not name its packages.
 */
export function progress({ packages, receipts }: Pick<Shipment, 'packages' | 'receipts'>, counted: string[]): { scanned: number; of?: number; missing: string[] } {
  const boxes = boxesOf(packages).map((one) => one.label);
  const missing = boxes.filter((one) => !counted.includes(one));
  const scanned = boxes.length - missing.length;
  return receipts.length > 0 ? { scanned, missing: [] } : { scanned, of: boxes.length, missing };
}

/** The line in which it counts; undefined if unclear. */
function lineOf(lines: Line[], { part, batch }: Content): Line | undefined {
  const ofPart = lines.filter((line) => line.part === part);
  return ofPart.find((one) => one.batch === batch) ?? (ofPart.length === 1 && (batch === null || ofPart[0]?.batch === null) ? ofPart[0] : undefined);
}
