/** The energy of companies that granted it to a park, without its cost. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { compare, typed } from '../app/decimal';
import { get } from '../app/http';
import { momentOf } from '../app/localTime';
import { type Scope, useScope } from '../app/scope';
import type { AskedLoad } from '../energy/loadRequests';

/** The energy of one site; `site` is PARTY/SITE. */
export type SiteSum = { owner: string; site: string; /** Null where nothing was measured in the period. */ kWh: string | null; coverage: string | null };
/** `sites` are all sites of these companies; null at a past moment, because the hub keeps no past energy of other companies. */
export type ParkEnergy = { kWh: string | null; sites: SiteSum[] | null };

/** Reads the energy of a period; both days are included. */
export function useParkEnergy(period: { from: string; until: string }) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['energy', 'park', scope, period],
    queryFn: ({ signal }) => get<ParkEnergy>('/energy', { ...period, as, asOf }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

/** Sites with the most energy first, and sites without readings last. */
export const sorted = (sites: readonly SiteSum[]): SiteSum[] => sites.toSorted((one, other) => compare(other.kWh ?? '-1', one.kWh ?? '-1') || one.site.localeCompare(other.site));
/** A share of the sum in tenths of a percent, rounded; null where the sum is 0. */
export function shareOf(kWh: string, all: string): string | null {
  if (compare(all, '0') <= 0) return null;
  const scale = 10n ** BigInt(Math.max(...[kWh, all].map((one) => one.split('.')[1]?.length ?? 0)));
  const whole = (decimal: string): bigint => {
    const [units = '0', fraction = ''] = decimal.split('.');
    return BigInt(units) * scale + BigInt((fraction || '0').padEnd(scale.toString().length - 1, '0')) * (units.startsWith('-') ? -1n : 1n);
  };
  const tenths = (whole(kWh) * 2_000n + whole(all)) / (whole(all) * 2n);
  return `${tenths / 10n}.${tenths % 10n}`;
}

export type TypedRequest = { site: string; from: string; until: string; kW: string; reason: string };
export type RequestFault = 'needed' | 'positive' | 'order' | 'past';
const DAY = 86_400_000;

export function faultsOfRequest(said: TypedRequest, now: number): Map<keyof TypedRequest, RequestFault> {
  const faults = new Map<keyof TypedRequest, RequestFault>();
  if (said.site === '') faults.set('site', 'needed');
  if (said.reason.trim() === '') faults.set('reason', 'needed');
  const kW = typed(said.kW);
  if (kW === undefined || compare(kW, '0') === 0) faults.set('kW', 'positive');
  const [from, until] = [momentOf(said.from), momentOf(said.until)];
  if (Number.isNaN(from)) faults.set('from', 'needed');
  if (Number.isNaN(until)) faults.set('until', 'needed');
  else if (until <= from || until - from > DAY) faults.set('until', 'order');
  else if (until <= now) faults.set('until', 'past');
  return faults;
}
/** The body of fields without a fault. */
export const requestOf = (said: TypedRequest): AskedLoad => ({ site: said.site, from: new Date(momentOf(said.from)).toISOString(), until: new Date(momentOf(said.until)).toISOString(), kW: typed(said.kW) ?? '', reason: said.reason.trim() });
