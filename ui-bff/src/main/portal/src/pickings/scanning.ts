/** Which line is picked next, and how much it still needs. */
import { compare, minus, sum } from '../app/decimal';
import type { Entry } from '../app/outbox';
import type { PickedLine, Picking } from './pickings';

/** A scan at a line on its way to the hub, which says whether the goods are right. */
export type Scanned = Entry & { picking: string; number: string; line: number; code: string; quantity: string; right?: boolean; expected?: string; scanned?: string; /** Of the picking that counts it. */ version?: number };

const isUnsent = ({ state }: Scanned): boolean => state === 'waiting' || state === 'sending';
/** Whether the shown picking does not count it yet. */
const isAhead = (one: Scanned, version: number): boolean => isUnsent(one) || (one.state === 'done' && one.right === true && (one.version ?? 0) > version);

type Needed = { line: number; quantity: string; picked: string };

/** What the line needs when all that waits is right. `version` is that of the shown picking. */
export function leftOf({ line, quantity, picked }: Needed, picks: readonly Scanned[], version: number): string {
  const left = minus(minus(quantity, picked), sum(picks.filter((one) => one.line === line && isAhead(one, version)).map((one) => one.quantity)));
  return compare(left, '0') > 0 ? left : '0';
}

/** The chosen line while it needs something, otherwise the first that does. */
export function currentOf({ lines, version }: Pick<Picking, 'lines' | 'version'>, chosen: number | undefined, picks: readonly Scanned[]): PickedLine | undefined {
  const open = lines.filter((one) => !one.complete && compare(leftOf(one, picks, version), '0') > 0);
  return open.find((one) => one.line === chosen) ?? open[0];
}

/** The newest scan that says something about the goods: whether they are right, or that nobody said it yet. */
export const lastOf = (picks: readonly Scanned[], picking: string): Scanned | undefined => picks.find((one) => one.picking === picking);
