import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useFallbackInterval } from '../app/Changes';
import { useCustomerCodes } from '../app/customers';
import { get, type Params, replace } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import type { CallOffLine } from '../callOffs/callOffs';
import type { DocumentRow } from '../documents/documents';
import type { Happened } from '../history/history';
import type { OrderRow } from '../orders/orders';
import { type Shipment, whole } from '../shipping/shipments';
import type { StockRow } from '../stock/stock';

/** How many rows of each list are shown; the linked list has all. */
export const FEW = 8;

/** Both sides' agreement about a part; `part` is the reader's own number. */
export type Agreement = {
  id: string;
  partner: string;
  part: string;
  partnerPart: string;
  names: { zh: string | null; en: string | null } | null;
  unit: string;
  transitDays: number;
  transitIn: 'working' | 'calendar';
  /** The supplier's site that the part leaves from. */
  shipFrom: string | null;
  range: { minimum: string | null; maximum: string | null; in: 'quantity' | 'days' } | null;
  staleAfterHours: number | null;
  validity: { from: string | null; until: string | null } | null;
  otif: { earlyDays: number; lateDays: number } | null;
  /** Whether each line of a shipment names its batch or serial number. */
  trace: Trace;
  /** The organization that validates certificates 3.2 instead of the buyer; null for the buyer. */
  inspector: string | null;
  version: number;
};

export const traces = ['none', 'batch', 'serial'] as const;
export type Trace = (typeof traces)[number];

/** An absent or null value stays. A validity without either day removes it. */
export type Changed = {
  transitDays: number | null;
  transitIn?: Agreement['transitIn'];
  staleAfterHours: number | null;
  validity?: { from: string | null; until: string | null };
  otif?: { earlyDays: number | null; lateDays: number | null };
  trace?: Trace;
  inspector?: string;
};

export const change = (agreement: Agreement, said: Changed, key: string): Promise<unknown> => replace(`/part-agreements/${encodeURIComponent(agreement.id)}`, said, agreement.version, key);

/** A part usually has two numbers; more than this many are not looked up. */
const NUMBERS = 5;
const PAGES = 20;

/** The agreements of a part by any of its numbers, and all its numbers. */
export function usePartNumbers(part: string): { numbers: string[] | undefined; agreements: Agreement[] } {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const found = useQuery({
    queryKey: ['part-agreements', 'of', scope, part],
    queryFn: async ({ signal }) => (await allOf<Agreement>('/part-agreements', { limit: 500 }, scope, signal)).filter((one) => one.part === part || one.partnerPart === part),
    enabled: part !== '',
    retry: false,
  });
  const agreements = found.data ?? [];
  const numbers = [...new Set([part, ...agreements.flatMap((one) => [one.part, one.partnerPart])])].filter(Boolean).slice(0, NUMBERS);
  return { numbers: found.isPending ? undefined : numbers, agreements };
}

/** All agreements of the reader's side. */
export const useAgreements = (): Agreement[] => useAskedAgreements() ?? [];

function useAskedAgreements(): Agreement[] | undefined {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const asked = useQuery({ queryKey: ['part-agreements', 'all', scope], queryFn: ({ signal }) => allOf<Agreement>('/part-agreements', { limit: 500 }, scope, signal), staleTime: 600_000 });
  return asked.isPending ? undefined : (asked.data ?? []);
}

/** The customers that buy an own part by agreement; undefined while the hub is asked. */
export function useBuyersOf(part: string | undefined): string[] | undefined {
  const agreements = useAskedAgreements();
  const customers = useCustomerCodes();
  return agreements && customers && [...new Set(agreements.filter((one) => one.part === part).map((one) => one.partner))].filter((code) => customers.has(code));
}

/** Agreements about parts that were called off to a site of the buyer, or ordered for it. */
export function useAgreementsAt(site: string): Agreement[] {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({ queryKey: ['part-agreements', 'at', scope, site], queryFn: ({ signal }) => allOf<Agreement>('/part-agreements', { limit: 500, site }, scope, signal), enabled: site !== '', staleTime: 60_000 }).data ?? [];
}

async function allOf<Row>(path: string, params: Params, scope: Scope, signal: AbortSignal | undefined): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page++) {
    const found: Page<Row> = await get<Page<Row>>(path, { ...params, ...scope, cursor }, signal);
    rows.push(...found.items);
    cursor = found.next;
    if (cursor === null) break;
  }
  return rows;
}

/** Rows of a list with any of the part's numbers, each once. */
function useOfPart<Row>(name: string, path: string, numbers: string[] | undefined, keyOf: (row: Row) => string, { params = {}, keeps = () => true, fill = (rows) => Promise.resolve(rows) }: { params?: Params; keeps?: (row: Row) => boolean; fill?: (rows: Row[], as: Scope['as'], asOf: Scope['asOf']) => Promise<Row[]> } = {}) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    // Filed below their own context's name, so that its changes renew these too.
    queryKey: [name, 'of-part', scope, numbers],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all((numbers ?? []).map((part) => get<Page<Row>>(path, { ...params, part, limit: 100, as, asOf }, signal)));
      const rows = [...new Map(pages.flatMap((page) => page.items).filter(keeps).map((row) => [keyOf(row), row])).values()];
      return { rows: await fill(rows, as, asOf), more: pages.some((page) => page.next !== null) };
    },
    enabled: numbers !== undefined,
    retry: false,
    refetchInterval: useFallbackInterval(),
  });
}

export const useCallOffsOf = (numbers: string[] | undefined) =>
  useOfPart<CallOffLine>('part-call-offs', '/call-offs', numbers, (row) => `${row.schedule}|${row.due}|${row.ordinal}`, { keeps: (row) => numbers?.includes(row.part) ?? false });
export const useOrdersOf = (numbers: string[] | undefined) => useOfPart<OrderRow>('part-orders', '/orders', numbers, (row) => row.order);
export const useShipmentsOf = (numbers: string[] | undefined) => useOfPart<Shipment>('shipments', '/shipments', numbers, (row) => row.id, { fill: whole });
export const useStockOfPart = (numbers: string[] | undefined) => useOfPart<StockRow>('stock', '/stock', numbers, (row) => [row.holder, row.site, row.part, row.partnerPart, row.category, row.status, row.batch, row.unit].join('|'));
export const useDocumentsOfPart = (numbers: string[] | undefined) => useOfPart<DocumentRow>('documents', '/documents', numbers, (row) => row.id);

const DAYS = 60;
/**
 * An order has its own history, whichever parts it has. The histories of this many orders are read.
 */
const ORDERS = 8;

/** Recent events, newest first. */
export function useHappened(numbers: string[] | undefined, orders: string[] | undefined) {
  const { as, asOf } = useScope();
  const some = orders?.slice(0, ORDERS);
  const scope: Scope = { as: undefined, asOf };
  return useQuery({
    queryKey: ['history', 'of-part', as, scope, numbers, some],
    queryFn: async ({ signal }) => {
      const after = new Date((asOf?.instant ? Date.parse(asOf.instant) : Date.now()) - DAYS * 86_400_000).toISOString();
      const all = await Promise.all([
        ...(numbers ?? []).map((part) => allOf<Happened>('/history/events', { part, after, limit: 500 }, scope, signal)),
        ...(some ?? []).map((order) => allOf<Happened>(`/history/streams/${encodeURIComponent(order)}`, { limit: 500 }, scope, signal)),
      ]);
      const lately = all.flat().filter((one) => one.at >= after);
      return [...new Map(lately.map((one) => [one.position, one])).values()].toSorted((one, other) => other.position - one.position);
    },
    enabled: numbers !== undefined && orders !== undefined,
    retry: false,
    refetchInterval: useFallbackInterval(),
  });
}

const has = (word: string | null | undefined, typed: string): boolean => (word ?? '').toLocaleLowerCase().includes(typed.toLocaleLowerCase());

/**
 * The identification of a part: the partner's number, and its name in the reader's language or the
 * typed one.
 */
export function hintOf({ part, partnerPart, names }: Pick<Agreement, 'part' | 'partnerPart' | 'names'>, language: string, typed = ''): string | null {
  const known = (language === 'zh' ? [names?.zh, names?.en] : [names?.en, names?.zh]).filter((one) => one != null);
  const name = known.find((one) => typed !== '' && has(one, typed)) ?? known[0];
  return [partnerPart !== part && partnerPart, name].filter(Boolean).join(' · ') || null;
}

/** Parts whose number or name contains the typed text, from agreements and call-offs. */
export async function findParts(text: string, scope: Scope, signal: AbortSignal): Promise<Map<string, string | null>> {
  const [agreed, lines] = await Promise.all([
    allOf<Agreement>('/part-agreements', { limit: 500 }, scope, signal).catch((): Agreement[] => []),
    get<Page<CallOffLine>>('/call-offs', { part: text, ...scope, limit: 50 }, signal).catch(() => ({ items: [] as CallOffLine[] })),
  ]);
  const found = new Map<string, string | null>();
  const known = new Set<string>();
  for (const one of agreed) {
    if (![one.part, one.partnerPart, one.names?.zh, one.names?.en].some((word) => has(word, text))) continue;
    found.set(one.part, hintOf(one, i18next.language, text));
    known.add(one.partnerPart);
  }
  for (const line of lines.items) if (!found.has(line.part) && !known.has(line.part)) found.set(line.part, line.description);
  return found;
}
