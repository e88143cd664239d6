/** A tariff as it is typed: prices by days and hours, the demand charge, and how long they hold. */
import { measured } from '../certificates/limits';
import { compare, typed } from '../app/decimal';
import { isDay } from '../app/days';
import { gapOf, isTime, overlapOf, type Piece, piecesOf, timeOf, type Weekday, weekdays } from '../app/week';

export const tariffKinds = ['market', 'agency', 'single'] as const;
export type TariffKind = (typeof tariffKinds)[number];
export const demandsBy = ['contract', 'measured', 'capacity'] as const;
export type DemandBy = (typeof demandsBy)[number];
export const knownBands = ['critical', 'peak', 'flat', 'valley', 'deep-valley'] as const;

/** A price of a kWh; null where the market has not published it yet. */
export type Price = { days: Weekday[]; from: string; until: string; band: string | null; price: string | null; provisional: boolean };
export type Demand = { by: DemandBy; kW: string | null; kVA: string | null; price: string };
export type TariffTerms = { kind: TariffKind; currency: string; validFrom: string; validUntil: string; prices: Price[]; demand: Demand | null; powerFactor: string | null };

export type PriceLine = Omit<Price, 'band' | 'price'> & { band: string; price: string };
export type TypedTariff = Omit<TariffTerms, 'prices' | 'demand' | 'powerFactor'> & { lines: PriceLine[]; by: DemandBy | ''; size: string; demandPrice: string; powerFactor: string };

export const MOST_LINES = 700;
export const emptyLine: PriceLine = { days: [...weekdays], from: '', until: '', band: 'flat', price: '', provisional: false };
export const emptyTariff = (from: string, until: string): TypedTariff => ({ kind: 'market', currency: 'CNY', validFrom: from, validUntil: until, lines: [emptyLine], by: '', size: '', demandPrice: '', powerFactor: '' });

/** A line for each hour of every day, as markets publish prices. */
export const hourly = (): PriceLine[] => Array.from({ length: 24 }, (_, hour): PriceLine => ({ days: [...weekdays], from: timeOf(hour * 60), until: timeOf((hour + 1) * 60), band: '', price: '', provisional: false }));

/** Prices pasted from a column of a spreadsheet, from one line on; undefined if there is only one value. */
export function pasted(lines: readonly PriceLine[], at: number, text: string): PriceLine[] | undefined {
  const values = text.replace(/\r?\n$/, '').split(/\r?\n|\t/).map((one) => one.trim());
  return values.length < 2 ? undefined : lines.map((line, nth) => (nth < at || nth >= at + values.length ? line : { ...line, price: values[nth - at] ?? '' }));
}

export const typedTariff = ({ prices, demand, powerFactor, kind, currency, validFrom, validUntil }: TariffTerms): TypedTariff => ({
  kind,
  currency,
  validFrom,
  validUntil,
  lines: prices.map((one) => ({ ...one, band: one.band ?? '', price: one.price ?? '' })),
  by: demand?.by ?? '',
  size: demand?.kW ?? demand?.kVA ?? '',
  demandPrice: demand?.price ?? '',
  powerFactor: powerFactor ?? '',
});

export type LineFault = 'days' | 'quarter' | 'price';
export type TariffFault = 'needed' | 'order' | 'number' | 'currency';
export type TariffField = 'currency' | 'validFrom' | 'validUntil' | 'size' | 'demandPrice' | 'powerFactor';
export type Faults = { fields: Map<TariffField, TariffFault>; lines: Map<number, LineFault | { other: number }>; gap: { day: Weekday; time: string } | undefined };

const isQuarter = (time: string): boolean => isTime(time) && Number(time.slice(3)) % 15 === 0;

function faultOfLine({ days, from, until, price }: PriceLine): LineFault | undefined {
  if (days.length === 0) return 'days';
  if (!isQuarter(from) || !isQuarter(until)) return 'quarter';
  return price.trim() !== '' && measured(price) === undefined ? 'price' : undefined;
}

function faultsOfFields(said: TypedTariff): Map<TariffField, TariffFault> {
  const faults = new Map<TariffField, TariffFault>();
  if (!/^[A-Z]{3}$/.test(said.currency.trim())) faults.set('currency', 'currency');
  for (const field of ['validFrom', 'validUntil'] as const) if (!isDay(said[field])) faults.set(field, 'needed');
  if (faults.size === 0 && said.validUntil < said.validFrom) faults.set('validUntil', 'order');
  if (said.by !== '') {
    if (measured(said.demandPrice) === undefined) faults.set('demandPrice', 'number');
    const size = typed(said.size);
    if (said.by !== 'measured' && (size === undefined || compare(size, '0') === 0)) faults.set('size', 'number');
  }
  if (said.powerFactor.trim() !== '' && typed(said.powerFactor) === undefined) faults.set('powerFactor', 'number');
  return faults;
}

/** Each quarter hour of a week has exactly one price. */
export function faultsOfTariff(said: TypedTariff): Faults {
  const lines = new Map<number, LineFault | { other: number }>();
  for (const [at, line] of said.lines.entries()) {
    const fault = faultOfLine(line);
    if (fault) lines.set(at, fault);
  }
  const timed = [...said.lines.entries()].filter(([, line]) => isTime(line.from) && isTime(line.until));
  const hours = timed.map(([, line]) => line);
  const [at, other] = (overlapOf(hours) ?? []).map((place) => timed[place]?.[0]);
  if (at !== undefined && other !== undefined && !lines.has(at)) lines.set(at, { other });
  return { fields: faultsOfFields(said), lines, gap: gapOf(hours) };
}
export const isFaulty = ({ fields, lines, gap }: Faults): boolean => fields.size > 0 || lines.size > 0 || gap !== undefined;

/** The body of fields without a fault. */
export const tariffOf = (said: TypedTariff): TariffTerms => ({
  kind: said.kind,
  currency: said.currency.trim(),
  validFrom: said.validFrom,
  validUntil: said.validUntil,
  prices: said.lines.map(({ days, from, until, band, price, provisional }) => ({ days, from, until, band: band.trim() || null, price: measured(price) ?? null, provisional })),
  demand: said.by === '' ? null : { by: said.by, kW: said.by === 'contract' ? (typed(said.size) ?? null) : null, kVA: said.by === 'capacity' ? (typed(said.size) ?? null) : null, price: measured(said.demandPrice) ?? '' },
  powerFactor: typed(said.powerFactor) ?? null,
});

/** A price in force on a part of a day; `line` is its place in the tariff. */
export type PricePiece = Piece & { line: number };
/** Days with the same prices at the same hours. */
export type DayKind = { days: Weekday[]; pieces: PricePiece[] };

/** The days of a week by their prices, each kind in the order of its first day. */
export function dayKinds(lines: readonly { days: readonly Weekday[]; from: string; until: string; band: string | null; price: string | null; provisional: boolean }[]): DayKind[] {
  const all = lines.flatMap((one, line) => (isTime(one.from) && isTime(one.until) ? piecesOf(one).map((piece): PricePiece => ({ ...piece, line })) : []));
  const kinds = new Map<string, DayKind>();
  for (const [at, day] of weekdays.entries()) {
    const its = joined(all.filter((one) => one.day === at).toSorted((one, other) => one.from - other.from), (line) => JSON.stringify([lines[line]?.band, lines[line]?.price, lines[line]?.provisional]));
    const key = its.map(({ from, until, line }) => JSON.stringify([from, until, lines[line]?.band, lines[line]?.price, lines[line]?.provisional])).join();
    const kind = kinds.get(key);
    if (kind) kind.days.push(day);
    else kinds.set(key, { days: [day], pieces: its });
  }
  return [...kinds.values()];
}

/** Joins neighbouring pieces with the same price, such as the hours of a night before and after midnight. */
function joined(pieces: readonly PricePiece[], costs: (line: number) => string): PricePiece[] {
  const all: PricePiece[] = [];
  for (const one of pieces) {
    const last = all.at(-1);
    if (last && last.until === one.from && costs(last.line) === costs(one.line)) all[all.length - 1] = { ...last, until: one.until };
    else all.push(one);
  }
  return all;
}
