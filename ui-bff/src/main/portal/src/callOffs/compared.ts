/** Each line's change since another release, in numbers that add up by row and in total. */
import { minus, plus, sum } from '../app/decimal';
import type { Change } from './callOffs';

/** The parts of a current or removed line that a comparison needs. */
export type ComparedLine = {
  change: Change;
  /** Null for a removed line. */
  quantity: string | null;
  previousQuantity: string | null;
  received: string | null;
};

/**
 * `before`: demand in the other release; null if it had no such line. `settled`: how much of that
 * was received or is past. `change`: the rise or fall in demand. Over all rows, before less settled
 * plus change is now.
 */
export type Compared = { before: string | null; settled: string; change: string; now: string | null };

/**
 * The hub states the open quantity of a raised, cut or removed line, and the whole quantity of any
 * other.
 */
export function comparedOf({ change, quantity, previousQuantity, received }: ComparedLine): Compared {
  const now = quantity;
  const got = received ?? '0';
  switch (change) {
    case 'added':
      return { before: null, settled: '0', change: now ?? '0', now };
    case 'more':
    case 'less':
    case 'removed': {
      const open = previousQuantity ?? '0';
      return { before: previousQuantity === null ? null : plus(open, got), settled: previousQuantity === null ? '0' : got, change: minus(now ?? '0', open), now };
    }
    case 'consumed': {
      const before = previousQuantity ?? now ?? '0';
      return { before, settled: minus(before, now ?? '0'), change: '0', now };
    }
    case 'moved': {
      // The quantity is the open rest.
      const before = previousQuantity ?? now ?? '0';
      return { before, settled: now === null ? got : minus(before, now), change: '0', now };
    }
    case 'rebucketed':
      return { before: previousQuantity, settled: got, change: '0', now };
    default:
      return { before: previousQuantity ?? now, settled: '0', change: '0', now };
  }
}

export type Totals = { before: string; settled: string; change: string; now: string };

/** The sums of the shown rows. */
export const totalsOfCompared = (rows: readonly Compared[]): Totals => ({
  before: sum(rows.map((row) => row.before ?? '0')),
  settled: sum(rows.map((row) => row.settled)),
  change: sum(rows.map((row) => row.change)),
  now: sum(rows.map((row) => row.now ?? '0')),
});

/** A moved line appears only at its new place: one line, one row, one tile. */
export function withoutMoved<Gone extends { change: string; due: string; movedTo: string | null }>(gone: readonly Gone[], lines: readonly { change: string; due: string; movedFrom: string | null }[]): Gone[] {
  return gone.filter((one) => one.change !== 'moved' || !lines.some((line) => line.change === 'moved' && line.due === one.movedTo && line.movedFrom === one.due));
}

/** How many shown rows have each kind of change. */
export function tilesOf(rows: readonly { change: Change | 'zero' }[]): Partial<Record<Change | 'zero', number>> {
  const tiles: Partial<Record<Change | 'zero', number>> = {};
  for (const { change } of rows) tiles[change] = (tiles[change] ?? 0) + 1;
  return tiles;
}
