import { useQueries } from '@tanstack/react-query';
import { daysAfter, today } from '../app/days';
import { compare, sum } from '../app/decimal';
import { get } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import type { CallOffLine } from '../callOffs/callOffs';
import { type ScanRow, summed, useScansUnder } from '../stock/scans';
import { AHEAD } from './due';
import { openOf } from './lines';
import { usePartNumbers } from './partNumbers';
import { type AnnouncedLine, type Despatch, type Transit, useTransit } from './shipments';

/** More of a part is sent than is due by a day and called off later, less the goods in transit. */
export type Beyond = { part: string; unit: string; sent: string; due: string; later: string };
/**
 * More of a part was scanned under the delivery note than is sent under it; sent is zero if the
 * part is not in the shipment.
 */
export type Scanned = { part: string; unit: string; sent: string; scanned: string };

/** A line by the buyer's number. A line that serves an order is not called off. */
export type Sent = Pick<AnnouncedLine, 'quantity' | 'unit' | 'order' | 'agreement'> & { part: string };

/** Browsers in warehouses may be older: some lack Map.groupBy. */
function grouped<T>(all: T[], key: (one: T) => unknown[]): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const of = JSON.stringify(key(one));
    const group = groups.get(of);
    if (group) group.push(one);
    else groups.set(of, [one]);
  }
  return [...groups.values()];
}

const earliest = (a: CallOffLine, b: CallOffLine): number => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);

/**
 * `called` holds everything called off of the parts. A part without call-offs, or not in its unit,
 * is skipped, because its purpose is unknown here.
 */
export function beyondDue(sent: Sent[], called: CallOffLine[], transit: Transit[], soon: string): Beyond[] {
  const parts = grouped(
    sent.filter((line) => !line.order),
    ({ part, unit }) => [part, unit],
  );
  return parts.flatMap((group) => {
    const { part, unit } = group[0];
    const onTheWay = sum(transit.filter((one) => (one.partnerPart ?? one.part) === part).map((one) => one.open));
    const open = openOf(called.filter((line) => line.part === part && line.unit === unit).toSorted(earliest), onTheWay);
    const against = (lines: Sent[], those: typeof open): Beyond[] => {
      const due = sum(those.filter((line) => line.due <= soon).map((line) => line.open));
      const later = sum(those.filter((line) => line.due > soon).map((line) => line.open));
      const quantity = sum(lines.map((line) => line.quantity));
      return those.length > 0 && compare(quantity, sum([due, later])) > 0 ? [{ part, unit, sent: quantity, due, later }] : [];
    };
    // A line without an agreement takes from those with one, so the whole part is compared
    // together.
    const known = group.filter(({ agreement }) => !agreement || open.some((line) => line.agreement === agreement));
    const whole = known.every(({ agreement }) => agreement) ? [] : against(known, open);
    if (whole.length > 0) return whole;
    const byAgreement = grouped(
      known.filter(({ agreement }) => agreement),
      ({ agreement }) => [agreement],
    );
    return byAgreement.flatMap((lines) => against(lines, open.filter((line) => line.agreement === lines[0].agreement)));
  });
}

/** Scans out beyond the sent quantity, by the supplier's numbers, each unit separately. */
export function scannedBeyond(sent: Pick<Sent, 'part' | 'quantity' | 'unit'>[], scans: ScanRow[]): Scanned[] {
  const out = summed(scans.filter((one) => one.quantity.startsWith('-')));
  return grouped(out, ({ part, unit }) => [part, unit]).flatMap((group) => {
    const { part, unit } = group[0];
    const scanned = sum(group.flatMap((one) => one.scans.map((scan) => scan.quantity.slice(1))));
    const is = sum(sent.filter((line) => line.part === part && line.unit === unit).map((line) => line.quantity));
    return compare(scanned, is) > 0 ? [{ part, unit, sent: is, scanned }] : [];
  });
}

const MOST = 500;

/** Points to check before sending; empty until loaded. */
export function useBeyond({ buyer, shipTo, number, lines }: Despatch): { beyond: Beyond[]; scanned: Scanned[] } {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const numbers = usePartNumbers(buyer);
  const sent = lines.map((line) => ({ ...line, both: numbers('part' in line ? line.part : line.partnerPart) }));
  const parts = [...new Set(sent.map((line) => line.both.buyers))];
  const called = useQueries({
    queries: parts.map((part) => ({
      queryKey: ['call-offs', 'of', scope, buyer, part],
      queryFn: async ({ signal }: { signal: AbortSignal }) => get<Page<CallOffLine>>('/call-offs', { buyer, part, as, asOf, limit: MOST }, signal),
      staleTime: 0,
    })),
    combine: (answers) => answers.flatMap(({ data }) => (data && data.next === null ? data.items : [])),
  });
  const transit = useTransit(buyer).data;
  const scans = useScansUnder('', number) ?? [];
  const beyond = transit
    ? beyondDue(
        sent.map((line) => ({ ...line, part: line.both.buyers })),
        called.filter((line) => line.site === shipTo),
        transit.filter((one) => one.shipTo === shipTo),
        daysAfter(today(), AHEAD),
      )
    : [];
  // The list above names parts by either number.
  const named = (part: string): string => {
    const { suppliers, buyers } = numbers(part);
    return [...new Set([suppliers, buyers])].join(' / ');
  };
  return {
    beyond: beyond.map((one) => ({ ...one, part: named(one.part) })),
    scanned: scannedBeyond(
      sent.map((line) => ({ ...line, part: line.both.suppliers })),
      scans,
    ).map((one) => ({ ...one, part: named(one.part) })),
  };
}
