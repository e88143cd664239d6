import { type Counted, type Need, urgencies } from '../app/context';

/** A need and its number; undefined while it is read or if it could not be read. */
export type Waiting = { need: Need; counted: Counted | undefined };

/** How many things a home names first. */
export const FIRST = 3;

const rank = ({ need }: Waiting): number => (need.urgent ? urgencies.indexOf(need.urgent.for) : urgencies.length);

/** The things that cannot wait, in the order of urgencies, and the rest in the order of the menu. */
export function sorted(waiting: readonly Waiting[]): { first: Waiting[]; rest: Waiting[] } {
  const urgent = waiting.filter((one) => one.need.urgent && one.counted).toSorted((a, b) => rank(a) - rank(b));
  const first = urgent.slice(0, FIRST);
  return { first, rest: waiting.filter((one) => !first.includes(one)).toSorted((a, b) => rank(a) - rank(b)) };
}
