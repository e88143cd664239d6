import { submit } from '../app/http';
import { useRows } from '../app/reading';

export const loadStates = ['asked', 'taken', 'refused', 'measured'] as const;
export type LoadState = (typeof loadStates)[number];
/** A park asks a site for less power for some time. */
export type LoadRequest = {
  id: string;
  park: string;
  supplier: string;
  number: string;
  /** The supplier's code; to the park as PARTY/SITE. */
  site: string;
  from: string;
  until: string;
  kW: string;
  reason: string;
  state: LoadState;
  /** The power that the supplier can do without; null for all that the park asked. */
  answeredKW: string | null;
  answer: string | null;
  /** The power of the same hours before and during the request, and the difference; null until it was measured. */
  usualKW: string | null;
  actualKW: string | null;
  reducedKW: string | null;
  effectDays: number | null;
  version: number;
};

export const REQUESTS = 'load-requests';
/** Whether the supplier can still answer: the time of the request is not over. */
export const isOpen = ({ state, until }: Pick<LoadRequest, 'state' | 'until'>, now: number): boolean => state === 'asked' && Date.parse(until) > now;

export const useLoadRequests = (filters: { site?: string | undefined; state?: string | undefined }, enabled = true) => useRows<LoadRequest>(REQUESTS, '/load-requests', filters, enabled);
export type AskedLoad = { site: string; from: string; until: string; kW: string; reason: string };
export const requestLoad = (said: AskedLoad, key: string): Promise<unknown> => submit('/load-requests', { method: 'POST', body: JSON.stringify(said), key });
export type LoadAnswer = { taken: boolean; kW: string | null; reason: string | null };
export const answerLoad = ({ id, version }: Pick<LoadRequest, 'id' | 'version'>, said: LoadAnswer, key: string): Promise<unknown> =>
  submit(`/load-requests/${encodeURIComponent(id)}/answer`, { method: 'POST', body: JSON.stringify(said), version, key });
