import { submit } from '../app/http';
import { useOne, useRows } from '../app/reading';

export const states = ['usable', 'blocked'] as const;
export type State = (typeof states)[number];
export const criticalities = ['low', 'high', 'urgent'] as const;
export type Criticality = (typeof criticalities)[number];
export const decisions = ['pending', 'rework', 'return', 'scrap', 'use-as-is'] as const;
export type Decision = (typeof decisions)[number];

/** An open problem. Only the party that opened it ends it. */
export type Problem = { by: string; problem: string; criticality: Criticality; text: string; decision: Decision | null; openedAt: string };

/** A batch as one reader sees it. Quantities and certificates are the maker's own. */
export type BatchRow = {
  id: string;
  maker: string;
  /** The reader's own number, and the maker's for others than the maker. */
  part: string;
  partnerPart: string | null;
  number: string;
  state: State;
  /** Whether its maker reported output; otherwise only a shipment names it. */
  declared: boolean;
  quantity: string | null;
  unit: string | null;
  /** The quantity that certificates and splits left. */
  remaining: string | null;
  /** Whether they take more than there is. */
  contested: boolean | null;
  /** Whether another work order reported the number too. */
  reused: boolean | null;
  certificates: { certificate: string; number: string; quantity: string }[];
  problems: Problem[];
  version: number;
};

/** Its state is null where the reader only named it as an input and no shipment brought it. */
export type Node = { id: string; maker: string; part: string; number: string; state: State | null; quantity: string | null; unit: string | null; certificates: string[]; /** What is not recorded: `output` if its maker reported none. */ missing: string[] };
/** A quantity of one batch that went into another. */
export type Edge = { from: string; to: string; quantity: string; unit: string; event: number };
/** `continues` names the batches that lead on to what the reader may not see. */
export type Genealogy = { nodes: Node[]; edges: Edge[]; continues: string[] };
export type Direction = 'origin' | 'use';

export const KIND = 'batches';
export const pathOf = (id: string): string => `/batches/${encodeURIComponent(id)}`;

export type BatchFilters = { part?: string | undefined; number?: string | undefined; state?: string | undefined };
export const useBatches = (filters: BatchFilters, enabled = true) => useRows<BatchRow>(KIND, '/batches', filters, enabled);
export const useBatch = (id: string) => useOne<BatchRow>(KIND, pathOf(id));
/** The depth to which a page asks; the hub says where it goes on. */
const DEPTH = 20;
export const useGenealogy = (id: string, direction: Direction) => useOne<Genealogy>(KIND, `${pathOf(id)}/genealogy`, { direction, depth: DEPTH });

export type Opened = { problem: string; criticality: Criticality; text: string; decision: Decision | null };
export const openProblem = (id: string, opened: Opened, key: string): Promise<unknown> => submit(`${pathOf(id)}/problems`, { method: 'POST', body: JSON.stringify(opened), key });
export const endProblem = (id: string, problem: string, reason: string, key: string): Promise<unknown> => submit(`${pathOf(id)}/problems/${encodeURIComponent(problem)}/end`, { method: 'POST', body: JSON.stringify({ reason }), key });
