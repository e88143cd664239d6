import { useOne, useRows } from '../app/reading';
import type { Text } from '../app/http';

/** A parameter of a step: a value on a limit is within it. */
export type Parameter = { name: string; unit: string; nominal: string | null; minimum: string | null; maximum: string | null };
/** The parameters of a step, on one machine if it names one; otherwise on any machine without an entry of its own. */
export type SheetStep = { step: number; names: Text; machine: string | null; tool: string | null; parameters: Parameter[] };
/** One version, and how its lots did. The yield is a share, and null until something was reported. */
export type Version = { version: number; publishedAt: string; steps: SheetStep[]; lots: number; firstPassYield: string | null };
export type SheetRow = { id: string; owner: string; code: string; part: string; version: number; steps: SheetStep[]; publishedAt: string };
export type Sheet = SheetRow & { versions: Version[] };

/** The best version of a step with a tool; null where none has enough lots. */
export type BestOfStep = { step: number; tool: string | null; best: { sheet: string; code: string; version: number; lots: number; firstPassYield: string } | null; compared: number; mostLots: number };
type BestOfPart = { part: string; lotsNeeded: number; steps: BestOfStep[]; complete: boolean };

export const KIND = 'parameter-sheets';
export const pathOf = (id: string): string => `/parameter-sheets/${encodeURIComponent(id)}`;

export type SheetFilters = { part?: string | undefined; code?: string | undefined };
export const useSheets = (filters: SheetFilters) => useRows<SheetRow>(KIND, '/parameter-sheets', filters);
export const useBest = (part: string) => useOne<BestOfPart>(KIND, '/parameter-sheets/best', { part });
export const useSheet = (id: string | undefined) => useOne<Sheet>(KIND, id === undefined ? undefined : pathOf(id));

/** The parameters of a step on a machine: the machine's own entry, or the one for any machine. */
export function parametersOf(steps: readonly SheetStep[], step: number, machine: string | null): Parameter[] {
  const its = steps.filter((one) => one.step === step);
  return (its.find((one) => machine !== null && one.machine === machine) ?? its.find((one) => one.machine === null) ?? its[0])?.parameters ?? [];
}

/** A share as percent with one decimal: 0.975 is 97.5. */
export const percentOf = (share: string): string => (Math.round(Number(share) * 1_000) / 10).toFixed(1);
