import { submit } from '../app/http';
import { useRows } from '../app/reading';

export const concessionStates = ['asked', 'granted', 'refused'] as const;
type State = (typeof concessionStates)[number];

/** A customer's permission to deliver goods that do not conform. */
export type Concession = {
  id: string;
  buyer: string;
  supplier: string;
  number: string;
  /** The buyer's number. */
  part: string;
  supplierPart: string;
  batch: string | null;
  characteristic: string;
  quantity: string;
  unit: string;
  /** As granted; before that as asked for. */
  until: string;
  reason: string;
  state: State;
  granted: string | null;
  /** The quantity that it may still release. */
  remaining: string | null;
  answer: string | null;
};

export const CONCESSIONS = 'concessions';
export type ConcessionFilters = { part?: string | undefined; state?: string | undefined };
export const useConcessions = (filters: ConcessionFilters) => useRows<Concession>(CONCESSIONS, '/concessions', filters);

/** Goods for which a supplier may ask, as far as they are known. */
export type Nonconforming = { /** The name under which the browser keeps its draft. */ name: string; part: string; batch?: string; quantity?: string; unit?: string; /** Those that do not conform first; empty if they are typed. */ characteristics: { code: string; name: string }[] };
export type Asking = { number: string; buyer: string; part: string; partnerPart?: string; batch?: string; characteristic: string; quantity: string; unit: string; until: string; reason: string };
export const askConcession = (asked: Asking, key: string): Promise<unknown> => submit('/concessions', { method: 'POST', body: JSON.stringify(asked), key });

/** Without a quantity or a day, the hub grants what was asked for. */
export type ConcessionAnswer = { answer: 'granted' | 'refused'; quantity?: string; until?: string; reason?: string };
export const answerConcession = (id: string, said: ConcessionAnswer, key: string): Promise<unknown> => submit(`/concessions/${encodeURIComponent(id)}/answer`, { method: 'POST', body: JSON.stringify(said), key });
