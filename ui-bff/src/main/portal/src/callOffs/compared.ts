/** What became of each line since another release: numbers that add up, row by row and in all. */
import { minus, plus, sum } from '../app/decimal';
import type { Change } from './callOffs';

/** Of a line that is there or gone: as much as a comparison needs. */
export type ComparedLine = {
  change: Change;
  /** Null for a line that is gone. */
  quantity: string | null;
  previousQuantity: string | null;
  received: string | null;
};

/**
 * `before`: wanted in the other release; null where it had no such line. `settled`: how much of that was received, or is past. `change`: by how much
 * demand rose, or fell. Over all rows of a comparison, before less settled plus change is now.
 */
export type Compared = { before: string | null; settled: string; change: string; now: string | null };

/** The hub tells what is left open of a line that was raised, cut or removed, and the whole of any other. */
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
      // Its quantity is what was left open of it.
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

/** What the rows that are shown add up to. */
export const totalsOfCompared = (rows: readonly Compared[]): Totals => ({
  before: sum(rows.map((row) => row.before ?? '0')),
  settled: sum(rows.map((row) => row.settled)),
  change: sum(rows.map((row) => row.change)),
  now: sum(rows.map((row) => row.now ?? '0')),
});

/** The line that went away is told where it is now: one line, one row, one tile. */
export function withoutMoved<Gone extends { change: string; due: string; movedTo: string | null }>(gone: readonly Gone[], lines: readonly { change: string; due: string; movedFrom: string | null }[]): Gone[] {
  return gone.filter((one) => one.change !== 'moved' || !lines.some((line) => line.change === 'moved' && line.due === one.movedTo && line.movedFrom === one.due));
}

/** How many of the rows shown each kind of change touched. */
export function tilesOf(rows: readonly { change: Change | 'zero' }[]): Partial<Record<Change | 'zero', number>> {
  const tiles: Partial<Record<Change | 'zero', number>> = {};
  for (const { change } of rows) tiles[change] = (tiles[change] ?? 0) + 1;
  return tiles;
}
