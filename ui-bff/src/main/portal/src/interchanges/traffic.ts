import { useQuery } from '@tanstack/react-query';
import { get } from '../app/http';

type In = { day: string; sender: string; type: string; messages: number; applied: number; kept: number; rejected: number; held: number; contradicted: number; bytes: number };
type Out = { day: string; sender: string; receiver: string; type: string; messages: number; delivered: number; rejected: number; waiting: number; unwritten: number; dead: number; acknowledged: number; bytes: number };
export type Took = { day: string | null; partner: string | null; interchanges: number; p50Seconds: number; p95Seconds: number };
export type Report = { since: string; until: string; rows: In[]; sent: Out[]; applied: Took[]; acknowledged: Took[] };

export type Way = 'in' | 'out';
/** In stacking order: successful messages lie at the bottom. */
export const states = {
  in: ['applied', 'kept', 'contradicted', 'held', 'rejected'],
  out: ['delivered', 'waiting', 'rejected', 'unwritten', 'dead'],
} as const;
export type State = (typeof states)[Way][number];
type Parts = Partial<Record<State, number>>;
/** Messages of one day, partner or type, or all. */
export type Sum = { messages: number; bytes: number; parts: Parts };
export type Named = Sum & { name: string };

const none = (): Sum => ({ messages: 0, bytes: 0, parts: {} });

function add(sum: Sum, row: In | Out, way: Way): void {
  sum.messages += row.messages;
  sum.bytes += row.bytes;
  for (const state of states[way]) sum.parts[state] = (sum.parts[state] ?? 0) + ((row as unknown as Parts)[state] ?? 0);
}

const rowsOf = (report: Report, way: Way): (In | Out)[] => (way === 'in' ? report.rows : report.sent);
export const timesOf = (report: Report, way: Way): Took[] => (way === 'in' ? report.applied : report.acknowledged);

export function total(report: Report, way: Way): Sum {
  const sum = none();
  for (const row of rowsOf(report, way)) add(sum, row, way);
  return sum;
}

/** Every requested day, oldest first, including days without traffic. */
export function byDay(report: Report, way: Way): Named[] {
  const days = new Map<string, Named>();
  for (let day = new Date(`${report.since}T00:00:00Z`); day <= new Date(`${report.until}T00:00:00Z`); day.setUTCDate(day.getUTCDate() + 1)) {
    const name = day.toISOString().slice(0, 10);
    days.set(name, { name, ...none() });
  }
  for (const row of rowsOf(report, way)) {
    const sum = days.get(row.day);
    if (sum) add(sum, row, way);
  }
  return [...days.values()];
}

/** By partner or by type of message, most first; those that name none stand under an empty name, so that all add up to the total. */
export function byName(report: Report, way: Way, of: 'partner' | 'type'): Named[] {
  const sums = new Map<string, Named>();
  for (const row of rowsOf(report, way)) {
    const name = of === 'type' ? row.type : way === 'in' ? (row as In).sender : (row as Out).receiver;
    const sum = sums.get(name) ?? { name, ...none() };
    sums.set(name, sum);
    add(sum, row, way);
  }
  return [...sums.values()].toSorted((a, b) => b.messages - a.messages || (a.name < b.name ? -1 : 1));
}

/** Messages of one type with one partner in one direction. */
export type Pair = Sum & { way: Way; partner: string; type: string };

/** Every partner and type with messages, largest first. */
export function byPartnerAndType(report: Report): Pair[] {
  const sums = new Map<string, Pair>();
  for (const way of ['in', 'out'] as const)
    for (const row of rowsOf(report, way)) {
      const partner = way === 'in' ? (row as In).sender : (row as Out).receiver;
      const key = JSON.stringify([way, partner, row.type]);
      const sum = sums.get(key) ?? { way, partner, type: row.type, ...none() };
      sums.set(key, sum);
      add(sum, row, way);
    }
  return [...sums.values()].toSorted((a, b) => b.messages - a.messages || (a.partner + a.type < b.partner + b.type ? -1 : 1));
}

const unit = (language: string, value: number, name: string, digits: number, unitDisplay: 'short' | 'long' = 'short'): string =>
  new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-US', { style: 'unit', unit: name, unitDisplay, maximumFractionDigits: digits }).format(value);

/** A duration as people say it: 320 ms, 1.4 s, 12 min, 3.5 h. */
export function duration(seconds: number, language: string): string {
  if (seconds < 0.9995) return unit(language, Math.round(seconds * 1000), 'millisecond', 0);
  if (seconds < 120) return unit(language, seconds, 'second', seconds < 10 ? 1 : 0);
  if (seconds < 7200) return unit(language, seconds / 60, 'minute', 0);
  return seconds < 172_800 ? unit(language, seconds / 3600, 'hour', 1) : unit(language, seconds / 86_400, 'day', 1);
}

/** 640 bytes, 3.4 kB, 12 MB. */
export function size(bytes: number, language: string): string {
  if (bytes < 1000) return unit(language, bytes, 'byte', 0, 'long');
  if (bytes < 1_000_000) return unit(language, bytes / 1000, 'kilobyte', bytes < 10_000 ? 1 : 0);
  return bytes < 1_000_000_000 ? unit(language, bytes / 1_000_000, 'megabyte', bytes < 10_000_000 ? 1 : 0) : unit(language, bytes / 1_000_000_000, 'gigabyte', 1);
}

const today = (): string => new Date().toISOString().slice(0, 10);
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

export function useTraffic(days: number, partner: string | undefined) {
  return useQuery({
    queryKey: ['interchanges', 'traffic', days, partner, today()],
    queryFn: ({ signal }) => get<Report>('/edi/statistics', { since: daysAgo(days - 1), until: today(), partner }, signal),
    staleTime: 60_000,
  });
}
