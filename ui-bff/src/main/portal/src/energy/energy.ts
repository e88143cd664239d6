import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, submit } from '../app/http';
import { useRows } from '../app/reading';
import { type Scope, useScope } from '../app/scope';

export const grains = ['quarter', 'hour', 'day'] as const;
export type Grain = (typeof grains)[number];

/** Energy of a tariff band. Band null: the tariff does not name it. Cost null: a price is not known. */
export type OfBand = { band: string | null; kWh: string; cost: string | null; /** Whether one of its prices may still change. */ provisional?: boolean };
export type Bucket = { from: string; until: string; /** Null where nothing was measured. */ kWh: string | null; coverage: string | null; bands: OfBand[] };
/** A comparison of the machine with its own last days. */
export type Normal = { state: 'normal' | 'high' | 'low' | 'unknown'; value: string | null; usual: string | null; per: 'hour' | 'part'; /** The days that it is compared with, and how many of them had work. */ from: string; until: string; n: number };
/** The parts of a bill: energy by band, and demand. */
export type Energy = {
  site: string;
  machine: string | null;
  /** Null without a tariff, or where tariffs differ in it. */
  currency: string | null;
  bands: OfBand[];
  kWh: string | null;
  energyCost: string | null;
  demand: { kW: string | null; cost: string | null } | null;
  cost: string | null;
  coverage: string | null;
  perPart: string | null;
  perTonne: string | null;
  normal: Normal | null;
  /** Codes of what is missing for a complete answer. */
  missing: string[];
  items: Bucket[];
};

export const adviceStates = ['given', 'taken', 'refused', 'measured'] as const;
export type AdviceState = (typeof adviceStates)[number];
export type Advice = {
  id: string;
  owner: string;
  site: string;
  number: string;
  machine: string;
  state: AdviceState;
  /** The first and last day of the load behind the advice. */
  from: string;
  until: string;
  /** The load that could be moved on each of the days. */
  kWhPerDay: string;
  days: number;
  fromBand: string | null;
  toBand: string | null;
  currency: string | null;
  fromPrice: string | null;
  toPrice: string | null;
  /** The saving of the move, the demand charge that it adds, and the rest. Only the owner sees them; others get null. */
  saving: string | null;
  demandKW: string;
  demandCost: string | null;
  net: string | null;
  advised: boolean;
  /** Why it is not advised. */
  reason: string | null;
  /** The words that came with the party's answer. */
  answer: string | null;
  measuredDays: number | null;
  measuredSaving: string | null;
  version: number;
};

/** The energy that a site needs: a fixed part and a part for each tonne. `from` and `until` are the first and last day of its data. */
export type Baseline = { id: string; number: string; site: string; machine: string | null; from: string; until: string; fixedKWh: string; kWhPerTonne: string; nonRoutineKWh?: string | null; nonRoutine: string | null; uncertainty: string | null };
export type Savings = {
  tonnes: string | null;
  neededKWh: string | null;
  actualKWh: string | null;
  savedKWh: string | null;
  savedShare: string | null;
  adjustedBill: string | null;
  actualBill: string | null;
  saved: string | null;
  lessEnergy: string | null;
  shifting: string | null;
  /** The bill of the baseline's period, and the change from it to this period's bill, without adjustment. */
  rawBill: string | null;
  rawChange: string | null;
  currency: string | null;
  uncertainty: string | null;
  /** The share of the time within which the meters reported. */
  coverage: string | null;
  missing: string[];
};

export const KIND = 'energy';
export const ADVICE = 'energy-advice';
/** An open period is read again this often, in milliseconds. */
const POLL = 60_000;

/** Both days are included, in the site's time. */
export type EnergyFilters = { site: string; machine?: string | undefined; from: string; until: string; grain: Grain };

export function useEnergy(filters: EnergyFilters, open: boolean) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const fallback = useFallbackInterval();
  return useQuery({
    queryKey: [KIND, 'of', scope, filters],
    queryFn: ({ signal }) => get<Energy>('/energy', { ...filters, as, asOf }, signal),
    enabled: filters.site !== '',
    placeholderData: keepPreviousData,
    refetchInterval: open && !asOf ? POLL : fallback,
  });
}

export const useAdvice = (filters: { site?: string | undefined; state?: string | undefined }) => useRows<Advice>(ADVICE, '/energy/advice', filters);
export const useBaselines = (site: string) => useRows<Baseline>(KIND, '/energy/baselines', { site });

export function useSavings(baseline: string | undefined, period: { from: string; until: string }) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: [KIND, 'savings', scope, baseline, period],
    queryFn: ({ signal }) => get<Savings>('/energy/savings', { baseline, ...period, as, asOf }, signal),
    enabled: baseline !== undefined,
    refetchInterval: useFallbackInterval(),
  });
}

export const answerAdvice = (id: string, said: { taken: boolean; reason: string | null }, key: string): Promise<unknown> => submit(`/energy/advice/${encodeURIComponent(id)}/answer`, { method: 'POST', body: JSON.stringify(said), key });
