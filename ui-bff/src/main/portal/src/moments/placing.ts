/** Idle time between events, shortened on the bar. `at` is the middle of the break, from 0 to 1. */
export type Break = { at: number; milliseconds: number };
export type Placed = { places: number[]; breaks: Break[] };

/** A pause this many times as long as the usual one is shortened. */
const IDLE = 12;
/** Every event has at least this share of the usual distance, so that none hides another. */
const LEAST = 0.35;

/**
 * Places events on a bar from 0 to 1, in proportion to their times (ascending, in milliseconds). Long
 * idle time is shortened to a break of one length.
 */
export function placed(times: readonly number[]): Placed {
  const pauses = times.slice(1).map((time, at) => Math.max(0, time - (times[at] ?? time)));
  const some = pauses.filter((pause) => pause > 0).toSorted((a, b) => a - b);
  const usual = some[Math.floor(some.length / 2)] ?? 1;
  const longest = usual * IDLE;
  const widths = pauses.map((pause) => Math.max(usual * LEAST, Math.min(pause, longest)));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const places: number[] = times.length > 0 ? [0] : [];
  const breaks: Break[] = [];
  let sum = 0;
  for (const [at, width] of widths.entries()) {
    const pause = pauses[at] ?? 0;
    if (pause > longest) breaks.push({ at: (sum + width / 2) / whole, milliseconds: pause });
    sum += width;
    places.push(sum / whole);
  }
  return { places, breaks };
}

/** The index of the place that is nearest to a point; places ascend. */
export function nearest(places: readonly number[], point: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < point) low = middle + 1;
    else high = middle;
  }
  const before = low - 1;
  return before >= 0 && point - (places[before] ?? 0) < (places[low] ?? 0) - point ? before : low;
}
