import { useQuery } from '@tanstack/react-query';
import { minus, plus } from '../app/decimal';
import { get } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';

/** A movement under a document that nobody took back. Its quantity is negative if goods left. */
export type ScanRow = { id: string; movement: number; site: string; part: string; document: string; label: string | null; batch: string | null; quantity: string; unit: string; at: string };
export type ScannedSum = { key: string; part: string; batch: string | null; unit: string; quantity: string; scans: ScanRow[] };

/** The most scans shown. A delivery of more boxes shows its last ones. */
const MOST = 500;

/** At a site, or at all sites if none is named, once the hub shows events up to a position. */
export const readScans = async ({ as, asOf }: Scope, site: string, document: string, atLeast?: number, signal?: AbortSignal): Promise<ScanRow[]> =>
  (await get<Page<ScanRow>>('/stock/scans', { document, ...(site && { site }), as, asOf, atLeast, limit: MOST }, signal)).items;

export function useScansUnder(site: string, document: string): ScanRow[] | undefined {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['stock', 'scans', scope, site, document],
    queryFn: ({ signal }) => readScans(scope, site, document, undefined, signal),
    enabled: document !== '',
  }).data;
}

/** Scans by part and batch, in and out separately, in the order of their first scan. */
export function summed(scans: ScanRow[]): ScannedSum[] {
  const sums = new Map<string, ScannedSum>();
  for (const scan of scans.toReversed()) {
    const { part, batch, unit, quantity } = scan;
    const key = JSON.stringify([part, batch, unit, quantity.startsWith('-')]);
    const before = sums.get(key) ?? { key, part, batch, unit, quantity: '0', scans: [] };
    const after = quantity.startsWith('-') ? minus(before.quantity, quantity.slice(1)) : plus(before.quantity, quantity);
    sums.set(key, { ...before, quantity: after, scans: [scan, ...before.scans] });
  }
  return [...sums.values()];
}
