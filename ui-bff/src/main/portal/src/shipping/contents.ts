import { plus } from '../app/decimal';
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
