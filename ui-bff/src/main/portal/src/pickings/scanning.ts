/** Chooses the line to pick next, and computes the quantity that it still needs. */
import { compare, minus, sum } from '../app/decimal';
import type { Entry } from '../app/outbox';
import type { PickedLine, Picking } from './pickings';

/** A scan that waits for the hub, or its answer: `right` tells whether these are the goods of the line. */
export type Scanned = Entry & { picking: string; number: string; line: number; code: string; quantity: string; right?: boolean; expected?: string; scanned?: string; /** The version of the picking that counts the scan. */ version?: number };

const isUnsent = ({ state }: Scanned): boolean => state === 'waiting' || state === 'sending';
/** Whether the shown picking does not count the scan yet. */
const isAhead = (one: Scanned, version: number): boolean => isUnsent(one) || (one.state === 'done' && one.right === true && (one.version ?? 0) > version);

type Needed = { line: number; quantity: string; picked: string };

/** The quantity that the line needs if all waiting scans are right. `version` belongs to the shown picking. */
export function leftOf({ line, quantity, picked }: Needed, picks: readonly Scanned[], version: number): string {
  const left = minus(minus(quantity, picked), sum(picks.filter((one) => one.line === line && isAhead(one, version)).map((one) => one.quantity)));
  return compare(left, '0') > 0 ? left : '0';
}

/** The chosen line while it needs goods, otherwise the first line that needs some. */
export function currentOf({ lines, version }: Pick<Picking, 'lines' | 'version'>, chosen: number | undefined, picks: readonly Scanned[]): PickedLine | undefined {
  const open = lines.filter((one) => !one.complete && compare(leftOf(one, picks, version), '0') > 0);
  return open.find((one) => one.line === chosen) ?? open[0];
}

/** The newest scan of a picking; `picks` have the newest first. */
export const lastOf = (picks: readonly Scanned[], picking: string): Scanned | undefined => picks.find((one) => one.picking === picking);
