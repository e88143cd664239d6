/** Divides a period into the pieces of a bar: the beginning and length of each state, and the total of each kind. */
import type { MachineState } from './machines';

/** One uninterrupted state; `until` is null while it lasts. */
export type Interval = {
  from: string;
  until: string | null;
  state: MachineState;
  /** True if the gateway marked readings as uncertain. */
  uncertain?: boolean;
  parts: string | null;
  good: string | null;
  kWh: string | null;
  /** The number of the stop that contains the interval, and the cause that a person stated for it. */
  stop?: number | null;
  cause?: string | null;
};
/** Milliseconds since 1970. */
export type Window = { from: number; until: number };
/** Begin and length as shares of the window. */
export type Piece = { interval: Interval; begins: number; ends: number; at: number; width: number; lasts: boolean };

/** The pieces within the window in the order of time. Time that lies ahead makes no piece. */
export function piecesOf(intervals: readonly Interval[], { from, until }: Window, now: number): Piece[] {
  const whole = until - from;
  if (whole <= 0) return [];
  return intervals
    .map((interval) => {
      const lasts = interval.until === null;
      const begins = Math.max(from, Date.parse(interval.from));
      const ends = Math.min(until, lasts ? now : Date.parse(interval.until ?? ''));
      return { interval, begins, ends, at: (begins - from) / whole, width: (ends - begins) / whole, lasts: lasts && ends === now };
    })
    .filter(({ begins, ends }) => ends > begins)
    .toSorted((a, b) => a.begins - b.begins);
}

/** The piece at a share of the window, otherwise the nearest one. */
export function pieceAt(pieces: readonly Piece[], share: number): number {
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  pieces.forEach(({ at, width }, index) => {
    const away = share < at ? at - share : share > at + width ? share - at - width : 0;
    if (away < distance) [best, distance] = [index, away];
  });
  return best;
}

/** Seconds by state. */
export function secondsByState(pieces: readonly Piece[]): Map<MachineState, number> {
  const seconds = new Map<MachineState, number>();
  for (const { interval, begins, ends } of pieces) seconds.set(interval.state, (seconds.get(interval.state) ?? 0) + (ends - begins) / 1_000);
  return seconds;
}

const HOUR = 3_600_000;
/** Distances of marks, in hours; the first that leaves at most nine marks is taken. */
const GRAINS = [1, 2, 3, 4, 6, 12, 24];
const MOST_MARKS = 9;

/** Full hours of the reader's clock within the window, evenly spaced. */
export function marksOf({ from, until }: Window): number[] {
  const hours = GRAINS.find((grain) => (until - from) / HOUR / grain <= MOST_MARKS) ?? 24;
  const first = new Date(from);
  first.setMinutes(0, 0, 0);
  const marks: number[] = [];
  for (let at = first.getTime(); at <= until && marks.length < 200; at += HOUR) {
    const hour = new Date(at).getHours();
    if (at >= from && hour % hours === 0) marks.push(at);
  }
  return marks;
}
