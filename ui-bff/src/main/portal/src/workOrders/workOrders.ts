import type { Text } from '../app/http';
import { submit } from '../app/http';
import { useOne, useRows } from '../app/reading';

export const states = ['released', 'started', 'closed'] as const;
export type State = (typeof states)[number];

/** A step, and what is reported of it. Quantities are in the order's unit. */
export type Step = {
  step: number;
  names: Text | null;
  machine: string | null;
  /** Whether its goods are inspected before they go on. */
  inspection: boolean;
  /** What the step before passed on; at the first step the order's quantity. */
  passedOn: string;
  good: string;
  scrap: string;
  /** Rework that is still open. */
  rework: string;
  /** What nobody has reported yet. */
  unreported: string;
  /** When it was started last; null until then. */
  startedAt: string | null;
};

/** An input of a report in the reporter's own words. */
export type Input = { part: string; batch: string; maker: string | null; quantity: string; unit: string };

export type Report = {
  number: number;
  step: number;
  from: string;
  until: string;
  good: string;
  scrap: string;
  rework: string;
  cause: string | null;
  batch: string | null;
  inputs: Input[];
  person: string | null;
  corrected: boolean;
};

export type WorkOrder = {
  id: string;
  number: string;
  supplier: string;
  site: string;
  part: string;
  quantity: string;
  unit: string;
  state: State;
  sheet: string | null;
  sheetVersion: number | null;
  order: string | null;
  callOff: string | null;
  steps: Step[];
  reports: Report[];
  version: number;
};

/** One line of the queue: a step that is dispatched to a machine, in the order of the work. */
export type Queued = {
  id: string;
  number: string;
  site: string;
  part: string;
  unit: string;
  step: number;
  names: Text | null;
  machine: string | null;
  /** What is still to be made. */
  unreported: string;
  rework: string;
  startedAt: string | null;
};

export const KIND = 'work-orders';
export const pathOf = (id: string): string => `/work-orders/${encodeURIComponent(id)}`;

export type OrderFilters = { part?: string | undefined; site?: string | undefined; state?: string | undefined; order?: string | undefined; machine?: string | undefined };
export const useWorkOrders = (filters: OrderFilters) => useRows<WorkOrder>(KIND, '/work-orders', filters);
export const useWorkOrder = (id: string) => useOne<WorkOrder>(KIND, pathOf(id));
export const useQueue = (site: string, date: string) => useRows<Queued>(KIND, '/work-orders/queue', { site, date }, site !== '');

/** What the last step reported as good, which is the order's output. */
export const lastGood = ({ steps }: Pick<WorkOrder, 'steps'>): string => steps.at(-1)?.good ?? '0';

/** A value that the machine was set to. */
export type SetTo = { name: string; value: string; unit: string | null };
export type Start = { step: number; machine: string | null; person: string | null; parameters: SetTo[]; override?: { reason: string } };
export type Reporting = { step: number; from: string; until: string; good: string; scrap: string; rework: string; cause: string | null; batch: string | null; inputs: Input[]; person: string | null };

export const start = (id: string, said: Start, key: string): Promise<unknown> => submit(`${pathOf(id)}/starts`, { method: 'POST', body: JSON.stringify(said), key });
export const report = (id: string, said: Reporting, key: string): Promise<unknown> => submit(`${pathOf(id)}/reports`, { method: 'POST', body: JSON.stringify(said), key });
export const correct = (id: string, number: number, said: Reporting, key: string): Promise<unknown> => submit(`${pathOf(id)}/reports/${number}/correction`, { method: 'POST', body: JSON.stringify(said), key });
