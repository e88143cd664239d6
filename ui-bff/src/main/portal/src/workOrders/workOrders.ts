import { useInfiniteQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { command, get, submit, type Text } from '../app/http';
import { useOne, useRows } from '../app/reading';
import { type Page, type Scope, useScope } from '../app/scope';
import type { SheetStep } from '../sheets/sheets';

export const states = ['released', 'started', 'closed'] as const;
export type State = (typeof states)[number];

/** What is left of a step: goods without a report, and open rework. */
export type Left = { unreported: string; openRework: string };

/** A step, and what is reported of it. Quantities are in the order's unit. */
export type Step = Left & {
  step: number;
  names: Text;
  /** Where it was started last, otherwise where it is dispatched. */
  machine: string | null;
  /** Whether its goods are inspected before they go on. */
  inspection: boolean;
  /** What the step before passed on; at the first step the order's quantity. */
  passedOn: string;
  good: string;
  scrap: string;
  /** How much more was reported than was passed on, after a correction. */
  beyond: string;
  started: boolean;
  /** The entries of the parameter sheet; empty for a buyer. */
  limits: SheetStep[];
};

/** A value that the machine was set to. */
export type SetTo = { name: string; value: string; unit: string };
export type Started = { number: number; step: number; machine: string | null; person: string | null; parameters: SetTo[]; /** The second person's decision. */ override: { person: string; reason: string } | null; at: string };

/** An input of a report: the reporter's own number, and the maker of the batch. */
export type Input = { part: string; batch: string; maker: string | null; quantity: string; unit: string };
type Counts = { good: string; scrap: string; rework: string };
export type Report = Counts & {
  number: number;
  step: number;
  from: string;
  until: string;
  cause: string | null;
  batch: string | null;
  inputs: Input[];
  person: string | null;
  /** What it stated before each correction, oldest first. */
  corrections: { before: Counts; reason: string; person: string; at: string }[];
  photos?: Photo[];
};
/** A photo of a report; its image is read by its digest. */
export type Photo = { sha256: string; mediaType: string; bytes: number; width: number; height: number; person: string | null; at: string; erased: boolean };

export type WorkOrder = {
  id: string;
  supplier: string;
  site: string;
  number: string;
  part: string;
  /** The supplier's number, for a buyer. */
  partnerPart: string | null;
  quantity: string;
  unit: string;
  state: State;
  /** What the last step made. */
  good: string;
  scrap: string;
  buyer: string | null;
  /** The order or the delivery schedule that asks for the goods, and its number. */
  order: string | null;
  callOff: string | null;
  orderNumber: string | null;
  orderLine: string | null;
  sheet: string | null;
  sheetCode: string | null;
  sheetVersion: number | null;
  steps: Step[];
  starts: Started[];
  reports: Report[];
  /** The numbers of the batches that it made. */
  batches: string[];
  due: string | null;
  version: number;
};

/** A step with goods to work on. */
type Waiting = { id: string; number: string; part: string; step: number; names: Text; started: boolean; toDo: string; openRework: string; unit: string; due: string | null };
type MachineQueues = { site: string; queues: { machine: string | null; waiting: Waiting[] }[]; /** False if the site has more open orders than were read. */ complete: boolean };
export type Queued = Omit<Waiting, 'toDo'> & Left & { machine: string | null };
export type QueuePage = Page<Queued> & { complete: boolean };

export const KIND = 'work-orders';
export const pathOf = (id: string): string => `/work-orders/${encodeURIComponent(id)}`;

export type OrderFilters = { part?: string | undefined; site?: string | undefined; state?: string | undefined; order?: string | undefined; machine?: string | undefined; batch?: string | undefined };
export const useWorkOrders = (filters: OrderFilters) => useRows<WorkOrder>(KIND, '/work-orders', filters);
export const useWorkOrder = (id: string) => useOne<WorkOrder>(KIND, pathOf(id));

/** The machines' queues as one list, each in its order. Steps without a machine come last. */
export const queuedOf = ({ queues }: Pick<MachineQueues, 'queues'>): Queued[] => [...queues.filter((one) => one.machine !== null), ...queues.filter((one) => one.machine === null)].flatMap(({ machine, waiting }) => waiting.map(({ toDo, ...one }) => ({ ...one, machine, unreported: toDo })));

export function useQueue(site: string, date: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: [KIND, 'queue', scope, site, date],
    queryFn: async ({ signal }): Promise<QueuePage> => {
      const answer = await get<MachineQueues>('/work-orders/queue', { site, date, as, asOf }, signal);
      return { items: queuedOf(answer), next: null, position: 0, asOf: null, complete: answer.complete };
    },
    initialPageParam: null,
    getNextPageParam: () => null,
    refetchInterval: useFallbackInterval(),
    enabled: site !== '',
  });
}

export type Start = { step: number; machine: string | null; person: string | null; parameters: SetTo[]; override?: { reason: string } };
export type Reporting = Counts & { step: number; from: string; until: string; cause: string | null; batch: string | null; inputs: Input[]; person: string | null };
export type Correcting = Counts & { cause: string | null; reason: string; person: string | null };

export const start = (id: string, said: Start, key: string): Promise<unknown> => submit(`${pathOf(id)}/starts`, { method: 'POST', body: JSON.stringify(said), key });
export const report = (id: string, said: Reporting, key: string): Promise<{ position: number }> => submit(`${pathOf(id)}/reports`, { method: 'POST', body: JSON.stringify(said), key });
export const close = ({ id, version }: Pick<WorkOrder, 'id' | 'version'>, reason: string, key: string): Promise<unknown> => command(`${pathOf(id)}/close`, { reason: reason || null }, version, key);
export const correct = ({ id, version }: Pick<WorkOrder, 'id' | 'version'>, number: number, said: Correcting, key: string): Promise<unknown> => command(`${pathOf(id)}/reports/${number}/correction`, said, version, key);
