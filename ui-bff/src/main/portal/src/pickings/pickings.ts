import { useOne, useRows } from '../app/reading';

export const states = ['open', 'closed'] as const;
export type State = (typeof states)[number];

export type PickedLine = {
  line: number;
  part: string;
  quantity: string;
  unit: string;
  /** Null: any batch. */
  batch: string | null;
  location: string | null;
  picked: string;
  complete: boolean;
  /** How often people scanned other goods for it. */
  wrong: number;
};
/** A scan of other goods than the line asks for. */
export type WrongScan = { line: number; expected: string; scanned: string; quantity: string; at: string };

export type Picking = {
  id: string;
  site: string;
  number: string;
  shipment: string | null;
  state: State;
  lines: PickedLine[];
  lineCount: number;
  completeLines: number;
  wrongScans: WrongScan[];
  openedAt: string;
  lastScanAt: string | null;
  closedAt: string | null;
  reason: string | null;
  version: number;
};

export const KIND = 'pickings';
export const pathOf = (id: string): string => `/pickings/${encodeURIComponent(id)}`;

export type PickingFilters = { state?: string | undefined; wrong?: string | undefined };
export const usePickings = (filters: PickingFilters) => useRows<Picking>(KIND, '/pickings', filters);
export const usePicking = (id: string) => useOne<Picking>(KIND, pathOf(id));
