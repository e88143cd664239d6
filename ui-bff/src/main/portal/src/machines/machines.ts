import { useFallbackInterval } from '../app/Changes';
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { daysAfter, today } from '../app/days';
import { command, get, replace, submit, type Text } from '../app/http';
import { useRows } from '../app/reading';
import { type Page, type Scope, useScope } from '../app/scope';
import { RECENT_DAYS, recently } from './recent';
import type { Interval } from './ribbon';
import type { Shown } from './spans';
import type { MachineBody, PlanBody } from './terms';

export const states = ['running', 'setup', 'idle', 'down', 'off', 'unknown'] as const;
export type MachineState = (typeof states)[number];
export const machineKinds = ['machine', 'furnace', 'compressor', 'other'] as const;

/** Ratios as decimals; null if the hub does not know one. Coverage is the share of the time that is known. */
export type Oee = {
  availability: string | null;
  performance: string | null;
  quality: string | null;
  oee: string | null;
  coverage: string | null;
  /** A performance above 1: the ideal time or the count is wrong. */
  implausible?: boolean;
};
/** The figures of a period. The codes in `missing` name the reasons for null values. */
export type Utilized = Oee & { utilization: string | null; missing: string[] };
/** The figures of a machine in the period that was asked for. */
export type Told = { utilization?: string | null; oee?: Partial<Utilized> | null };
/** The part of a shift within the period and before now. Time outside of all shifts has no name. */
export type ShiftFigures = Utilized & { day: string; name: string | null; from: string; until: string };
export type DayFigures = Utilized & { day: string };

const UNKNOWN: Utilized = { availability: null, performance: null, quality: null, oee: null, coverage: null, utilization: null, missing: [] };
/** A field that is missing is unknown. */
export const utilizedOf = ({ utilization, oee }: Told): Utilized => ({ ...UNKNOWN, ...oee, utilization: utilization ?? null });

/** A fault that the machine still reports. */
export type Fault = { n: number; code: string; at: string };
export type Maintenance = {
  code: string;
  names: Text | null;
  everyHours: string | null;
  everyDays: number | null;
  /** The day on which the cycle began. */
  since: string;
  /** The day on which it falls due by days; null where only running hours count. */
  nextOn: string | null;
  lastDoneOn: string | null;
  lastDoneBy: string | null;
  lastText: string | null;
  /** The day on which it fell due; null while it is not due. */
  dueSince: string | null;
  dueBy: 'hours' | 'days' | null;
};

export type MachineRow = Told & {
  id: string;
  owner: string;
  site: string;
  code: string;
  names: Text | null;
  kind: (typeof machineKinds)[number];
  part: string | null;
  idealSecondsPerPart: string | null;
  meter: string | null;
  /** How often it reports, and the least length of a stop; durations such as PT10S. */
  reportEvery: string;
  stopAfter: string;
  /** Null before the first reading. */
  state: MachineState | null;
  since: string | null;
  /** The number of the stop that lasts. */
  stop: number | null;
  /** Null for a reader who sees the machine by a grant. */
  faults: Fault[] | null;
  maintenance: Maintenance[] | null;
  version: number;
};
/** The state of a machine, which is unknown without a reading. */
export const stateOf = ({ state }: Pick<MachineRow, 'state'>): MachineState => state ?? 'unknown';
export const dueOf = ({ maintenance }: Pick<MachineRow, 'maintenance'>): number => (maintenance ?? []).filter((one) => one.dueSince !== null).length;

export type Machine = MachineRow & { byShift?: ShiftFigures[] | null; byDay?: DayFigures[] | null };

export type Stop = {
  /** The machine's code, and its id. */
  machine: string;
  machineId: string;
  n: number;
  from: string;
  until: string | null;
  state: MachineState;
  cause: string | null;
  causeText: string | null;
  statedBy: string | null;
  statedAt: string | null;
  version: number;
};
export type FaultCount = { code: string; times: number; seconds: string; share: string | null };

/** The figures of the shown period. */
export function figuresOf(machine: Machine, { span, on }: Shown, shift: ShiftFigures | undefined): Utilized {
  if (span === 'shift') return shift ?? UNKNOWN;
  return span === 'day' ? (machine.byDay?.find((one) => one.day === on) ?? UNKNOWN) : utilizedOf(machine);
}

export const KIND = 'machines';
export const STATES = 'machine-states';
export const STOPS = 'machine-stops';
export const pathOf = (id: string): string => `/machines/${encodeURIComponent(id)}`;

/** How often an open period is read again, in milliseconds: counters move without an event. */
const POLL = 10_000;
/** The intervals of a page, and the pages that one ribbon reads. */
const PAGE = 500;
const MOST_PAGES = 8;

export type MachineFilters = { site?: string | undefined; kind?: string | undefined; state?: string | undefined };
/** Reads machines with their figures of the last days, today included. */
export function useMachines(filters: MachineFilters) {
  const { asOf } = useScope();
  const day = today(asOf?.instant);
  return useRows<MachineRow>(KIND, '/machines', { ...filters, from: recently(daysAfter(day, 1)), until: recently(daysAfter(day, 1 + RECENT_DAYS)) });
}

/** How often to read again: an `open` period reaches into the present. */
function usePoll(open: boolean): number | false {
  const { asOf } = useScope();
  const fallback = useFallbackInterval();
  return open && !asOf ? POLL : fallback;
}

export function useMachine(id: string, period: { from: string; until: string }, open: boolean) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: [KIND, pathOf(id), scope, period],
    queryFn: ({ signal }) => get<Machine>(pathOf(id), { ...period, as, asOf }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: usePoll(open),
  });
}

export type Intervals = { intervals: Interval[]; /** False if the period has more intervals than were read. */ complete: boolean };

/** The machine's states in a period, in the order of time. */
export function useStates(id: string, period: { from: string; until: string }, open: boolean) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: [STATES, pathOf(id), scope, period],
    queryFn: async ({ signal }): Promise<Intervals> => {
      const intervals: Interval[] = [];
      let cursor: string | null | undefined;
      for (let page = 0; page < MOST_PAGES && cursor !== null; page++) {
        const read: Page<Interval> = await get<Page<Interval>>(`${pathOf(id)}/states`, { ...period, as, asOf, limit: PAGE, cursor }, signal);
        intervals.push(...read.items);
        cursor = read.next;
      }
      return { intervals, complete: cursor === null };
    },
    refetchInterval: usePoll(open),
  });
}

export const useStops = (id: string) => useRows<Stop>(STOPS, `${pathOf(id)}/stops`);

export type StopFilters = { site?: string | undefined; machine?: string | undefined; show?: string | undefined };
/** Whether the filter shows a stop: it shows all, or those without a cause. */
export const fitsStop = (show: string | undefined, { cause }: Pick<Stop, 'cause'>): boolean => show !== 'no-cause' || cause === null;

/** The stops of the last days of all machines, the newest first. */
export function useRecentStops({ show, ...filters }: StopFilters, enabled = true) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const from = recently(today(asOf?.instant));
  const answer = useInfiniteQuery({
    queryKey: [STOPS, 'recent', scope, from, filters],
    queryFn: ({ pageParam, signal }) => get<Page<Stop>>('/machine-stops', { ...filters, from, as, asOf, limit: PAGE, cursor: pageParam }, signal),
    select: ({ pages, ...rest }: InfiniteData<Page<Stop>>) => ({ ...rest, pages: pages.map((page) => ({ ...page, items: page.items.filter((row) => fitsStop(show, row)) })) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
    enabled,
  });
  // The stops without a cause may be on a later page.
  const { hasNextPage, isFetching, fetchNextPage } = answer;
  useEffect(() => {
    if (show && hasNextPage && !isFetching) void fetchNextPage();
  }, [show, hasNextPage, isFetching, fetchNextPage]);
  return answer;
}

export function useFaults(machine: string, period: { from: string; until: string }) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: [KIND, 'faults', scope, machine, period],
    queryFn: ({ signal }) => get<{ faults: FaultCount[] }>('/machines/faults', { machine, ...period, as, asOf }, signal),
    refetchInterval: useFallbackInterval(),
  });
}

export const stateCause = (id: string, { n, version }: Pick<Stop, 'n' | 'version'>, said: { cause: string; text: string | null }, key: string): Promise<unknown> =>
  command(`${pathOf(id)}/stops/${n}/cause`, said, version, key);
export const reportDone = (id: string, code: string, said: { on: string; text: string | null }, key: string): Promise<unknown> =>
  submit(`${pathOf(id)}/maintenance/${encodeURIComponent(code)}/done`, { method: 'POST', body: JSON.stringify(said), key });

export const register = (said: MachineBody, key: string): Promise<{ id: string }> => submit('/machines', { method: 'POST', body: JSON.stringify(said), key });
/** The hub refuses a change as stale only if somebody else changed the terms; new states of the machine do not matter. */
export const changeTerms = ({ id, version }: Pick<MachineRow, 'id' | 'version'>, said: MachineBody, key: string): Promise<{ id: string }> => replace(pathOf(id), said, version, key);
export const planMaintenance = ({ id, version }: Pick<MachineRow, 'id' | 'version'>, said: PlanBody, key: string): Promise<unknown> => command(`${pathOf(id)}/maintenance`, said, version, key);
