/** The measures of a small picture of how stock goes. */
import { compare } from '../app/decimal';
import type { BalanceRow, Course } from './balance';

type Scale = { x: (at: number) => number; y: (value: number) => number };
const EDGE = 3;

const known = (bounds: readonly (string | null)[] | null): number[] => (bounds ?? []).flatMap((one) => (one === null ? [] : [Number(one)]));

/** All of it fits, zero among it; the first number stands at the left and the last at the right. */
export function scaleOfCourse({ lowest, minimum, maximum }: Course, width: number, height: number): Scale {
  const all = [0, ...lowest.map(Number), ...known(minimum), ...known(maximum)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const step = (width - 2 * EDGE) / Math.max(1, lowest.length - 1);
  return { x: (at) => EDGE + at * step, y: (value) => EDGE + ((high - value) / (high - low || 1)) * (height - 2 * EDGE) };
}

/** The lowest of it, and which of the numbers that is: the first of several that are as low. */
export function lowestOf({ lowest }: Course): { at: number; quantity: string } {
  let least = { at: 0, quantity: lowest[0] ?? '0' };
  lowest.forEach((quantity, at) => {
    if (compare(quantity, least.quantity) < 0) least = { at, quantity };
  });
  return least;
}

export const courseLine = (values: readonly string[], x: Scale['x'], y: Scale['y']): string => values.map((one, at) => `${at === 0 ? 'M' : 'L'}${round(x(at))} ${round(y(Number(one)))}`).join('');

const round = (value: number): number => Math.round(value * 10) / 10;

/** Between minimum and maximum; from zero where no minimum is agreed, to the upper edge where no maximum is. Nothing without a range. */
export function bandOf({ lowest, minimum, maximum }: Course, x: Scale['x'], y: Scale['y']): string | undefined {
  if (!minimum && !maximum) return undefined;
  const weeks = lowest.flatMap((_, at) => {
    const [least, most] = [minimum?.[at], maximum?.[at]];
    // Beyond what the horizon tells there is no band.
    return (minimum && least === null) || (maximum && most === null) ? [] : [{ at, least: Number(least ?? 0), most }];
  });
  if (weeks.length < 2) return undefined;
  const top = (most: string | null | undefined): number => (most === null || most === undefined ? 0 : y(Number(most)));
  const upper = weeks.map(({ at, most }, nth) => `${nth === 0 ? 'M' : 'L'}${round(x(at))} ${round(top(most))}`);
  const lower = weeks.toReversed().map(({ at, least }) => `L${round(x(at))} ${round(y(least))}`);
  return `${[...upper, ...lower].join('')}Z`;
}

/** A bound over the rows of a chart, as a line; it breaks where nobody can tell it. */
export function boundLine(rows: readonly BalanceRow[], bound: 'minimum' | 'maximum', x: (at: number) => number, column: number, y: (value: number) => number): string {
  let pen = false;
  return rows
    .map((row, at) => {
      const its = row[bound] ?? null;
      const step = its === null ? '' : `${pen ? 'L' : 'M'}${round(x(at))} ${round(y(Number(its)))}H${round(x(at) + column)}`;
      pen = its !== null;
      return step;
    })
    .join('');
}
