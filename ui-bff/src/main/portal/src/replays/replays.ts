import { useQuery } from '@tanstack/react-query';
import { get, submit, type Text } from '../app/http';

/** A column of a row that differs; without a column, only one side has the row. */
export type Differing = { table: string; key: Record<string, string>; kind: 'changed' | 'missing' | 'extra'; column: string | null; event: number | null };
export type ReplayedView = { view: string; position: number; rows: number; sha256: string; live: string; equal: boolean; differing: Differing[]; more: number };
export type Replay = {
  id: string;
  state: 'running' | 'equal' | 'different' | 'failed';
  askedAt: string;
  asked: string[];
  /** Events read, and to read. */
  done: number;
  of: number;
  secondsLeft: number | null;
  reason: Text | null;
  views: ReplayedView[];
};
export type Replays = { views: string[]; items: Replay[] };

const SOON = 1_500;
export const KEY = 'replays';

/** The reader's replays, newest first, without the rows that differ. */
export const useReplays = () => useQuery({ queryKey: [KEY], queryFn: ({ signal }) => get<Replays>('/replays', {}, signal) });

/** One replay with the rows that differ; read again while it runs. */
export const useReplay = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['replay', id],
    queryFn: ({ signal }) => get<Replay>(`/replays/${id}`, {}, signal),
    enabled,
    refetchInterval: (query) => (query.state.data?.state === 'running' ? SOON : false),
  });

/** Starts a replay of some views. */
export const startReplay = (views: readonly string[]): Promise<Replay> => submit<Replay>('/replays', { method: 'POST', body: JSON.stringify({ views }) });

/** A row that differs, with all columns that do. */
export type DifferingRow = Omit<Differing, 'column'> & { columns: string[] };

/** The differing columns by row, in their order. */
export function rowsOf(differing: readonly Differing[]): DifferingRow[] {
  const rows = new Map<string, DifferingRow>();
  for (const { column, ...one } of differing) {
    const key = JSON.stringify([one.table, one.kind, one.key]);
    const row = rows.get(key) ?? { ...one, columns: [] };
    if (column !== null) row.columns.push(column);
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** The share of the events that were read, in whole percent. */
export const percentOf = ({ done, of }: Pick<Replay, 'done' | 'of'>): number => (of === 0 ? 0 : Math.floor((100 * Math.min(done, of)) / of));
