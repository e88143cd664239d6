import { useMemo, useState } from 'react';
import { daysAfter, mondayOf, today } from '../app/days';
import { useDraft } from '../app/draft';
import { useUrlFilters } from '../app/filters';
import { useScope } from '../app/scope';
import { type Cell, cellKey, type Column, columnsFrom, type Edits, type Grain, type Plan, rowOfCell, usualGrain } from './sheet';

const COUNT = { day: 14, week: 12 } as const;

/** Typed unpublished values and added rows; by row, its chosen unit and its intended readers. */
type Begun = { edits: [string, string][]; added: string[]; units: [string, string][]; shownTo: [string, string[]][] };
const NOTHING: Begun = { edits: [], added: [], units: [], shownTo: [] };

/** The columns of a sheet, and its unfinished input, kept under its name. */
export function useSheet(name: string, plans: Plan[] | undefined) {
  const { asOf } = useScope();
  const now = today(asOf?.instant);
  const [chosen, choose] = useUrlFilters(['grain', 'from', 'part', 'site']);
  const [usual, setUsual] = useState<Grain>();
  // Typed values stay visible if a publication changes the usual grain.
  if (usual === undefined && plans) setUsual(usualGrain(plans, now));
  const grain: Grain = chosen.grain === 'week' || chosen.grain === 'day' ? chosen.grain : (usual ?? 'day');
  const from = chosen.from ?? (grain === 'week' ? mondayOf(now) : now);
  const columns: Column[] = useMemo(() => columnsFrom(from, grain, COUNT[grain]), [from, grain]);
  const [draft, keep] = useDraft<Partial<Begun>>(name);
  const begun: Begun = useMemo(() => ({ ...NOTHING, ...draft }), [draft]);
  const edits: Edits = useMemo(() => new Map(begun.edits), [begun]);
  const typed = useMemo(() => [...new Set(begun.edits.map(([cell]) => rowOfCell(cell)))], [begun]);
  const units: ReadonlyMap<string, string> = useMemo(() => new Map(begun.units), [begun]);
  const shownTo: ReadonlyMap<string, string[]> = useMemo(() => new Map(begun.shownTo), [begun]);

  const change = (changed: Partial<Begun>): void => keep({ ...begun, ...changed });
  const forget = (rows: string[], isForgotten: (cell: string) => boolean): void => {
    const isOther = ([row]: [string, unknown]): boolean => !rows.includes(row);
    const left: Begun = { edits: begun.edits.filter(([cell]) => !isForgotten(cell)), added: begun.added.filter((row) => !rows.includes(row)), units: begun.units.filter(isOther), shownTo: begun.shownTo.filter(isOther) };
    keep(Object.values(left).every((one) => one.length === 0) ? undefined : left);
  };
  return {
    grain,
    columns,
    /** Characters in the numbers of the visible parts. */
    sought: chosen.part,
    edits,
    added: begun.added,
    /** Rows with typed values. */
    typed,
    units,
    shownTo,
    choose: (changed: { grain?: Grain; part?: string; site?: string }): void => choose(changed.grain ? { ...changed, from: undefined } : changed),
    /** Moves by this many windows. */
    go: (windows: number): void => choose({ from: daysAfter(from, windows * COUNT[grain] * (grain === 'week' ? 7 : 1)) }),
    /** Together with added rows. */
    edit: (cells: Cell[], rows: string[] = []): void => {
      const next = new Map(edits);
      for (const { part, column, quantity } of cells) next.set(cellKey(part, column), quantity);
      change({ edits: [...next], added: [...rows, ...begun.added] });
    },
    remove: (row: string): void => forget([row], (cell) => rowOfCell(cell) === row),
    measure: (row: string, unit: string): void => change({ units: [...new Map(units).set(row, unit)] }),
    show: (row: string, parties: string[]): void => change({ shownTo: [...new Map(shownTo).set(row, parties)] }),
    /** These rows were published as they are in these columns. */
    sent: (rows: string[]): void => {
      const gone = new Set(rows.flatMap((row) => columns.map((column) => cellKey(row, column))));
      forget(rows, (cell) => gone.has(cell));
    },
    discard: (): void => keep(undefined),
  };
}
export type Sheet = ReturnType<typeof useSheet>;
