/**
 * The chart's measures: from quantities and days to pixels. The table below has the exact numbers.
 */
import { plus } from '../app/decimal';
import type { BalanceRow } from './balance';

export type Scale = { top: number; bottom: number; height: number; y: (value: number) => number; ticks: number[] };

const number = (decimal: string | null | undefined): number => Number(decimal ?? 0);

/** The least and the largest value in the rows. Outflows are drawn below zero. */
export function extremes(rows: BalanceRow[]): [number, number] {
  const values = rows.flatMap((row) => [number(row.in.confirmed) + number(row.in.planned), 0 - number(row.out), row.closing === null ? 0 : number(row.closing), number(row.minimum), number(row.maximum)]);
  return [Math.min(0, ...values), Math.max(1, ...values)];
}

/** A row in one line that adds up: what stood at its beginning, what comes, what goes, what is left. */
export function readingOf({ opening, in: { confirmed, planned }, out, closing }: BalanceRow, quantity: (decimal: string) => string): string {
  const said = (decimal: string | null): string => (decimal === null ? '–' : quantity(decimal));
  return `${said(opening)} + ${quantity(plus(confirmed, planned))} − ${said(out)} = ${said(closing)}`;
}

/** A round step that parts a span in about so many: 1, 2 or 5 times a power of ten. */
export function stepFor(span: number, parts: number): number {
  const rough = span / parts;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((one) => one * power >= rough) ?? 10;
  return step * power;
}

export function scaleOf([low, high]: [number, number], height: number): Scale {
  const step = stepFor(high - low, 5);
  const [bottom, top] = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
  const ticks = Array.from({ length: Math.round((top - bottom) / step) + 1 }, (_, at) => bottom + at * step);
  return { top, bottom, height, ticks, y: (value) => ((top - value) / (top - bottom)) * height };
}

/** How many columns share one name, so that names do not touch. */
export const everyHow = (columnWidth: number, nameWidth: number): number => Math.max(1, Math.ceil(nameWidth / columnWidth));

/**
 * The sums up to the end of a row: demand, firm demand, and supply including stock. Null from the
 * first demand on that is not shared.
 */
export type Sums = { demand: string | null; firm: string | null; supply: string };

export function sumsOf(opening: string, rows: BalanceRow[]): Sums[] {
  const more = (sofar: string | null, one: string | null): string | null => (sofar === null || one === null ? null : plus(sofar, one));
  let sums: Sums = { demand: '0', firm: '0', supply: opening };
  return rows.map(({ in: { confirmed, planned }, out, outFirm }) => {
    sums = { demand: more(sums.demand, out), firm: more(sums.firm, outFirm), supply: plus(sums.supply, plus(confirmed, planned)) };
    return sums;
  });
}
