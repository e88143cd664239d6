import { keepPreviousData, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get } from '../app/http';
import type { Origin } from '../app/OriginLink';
import { type Page, type Scope, type Side, useScope } from '../app/scope';
import { useMe } from '../app/Session';

export const kinds = [
  'order-response', 'call-off', 'despatch-advice', 'receipt-advice', 'stock-report', 'test-results', 'nonconformance', 'invoice', 'self-billed-invoice',
  'credit-note', 'self-billed-credit-note', 'debit-note', 'other-invoice',
] as const;
export type Kind = (typeof kinds)[number];

/** A partner's statement in a message without a stream of its own on the hub. */
export type DocumentRow = {
  id: string;
  kind: Kind;
  number: string;
  issued: string | null;
  buyer: string;
  supplier: string;
  sender: string;
  interchange: string;
  /** The number of the message in its interchange, from 1. */
  message: number;
  /** The interchange with its correction; null if it was read as it arrived. */
  correction: string | null;
  /** The message's own reference in its interchange. */
  reference: string | null;
  lineCount: number;
  references: { to: 'order' | 'agreement' | 'release' | 'despatch-advice' | 'receipt-advice' | 'invoice'; number: string }[];
  recordedAt: string;
  currency: string | null;
  payable: { taxes: Tax[]; total: string | null; due: string | null } | null;
  shipTo: string | null;
  shipped: string | null;
  arrives: string | null;
  /** The day of receipt. */
  received: string | null;
  /** The code lists of the measurements in its lines. */
  codes: 'edifact' | 'x12' | null;
  /** How it affects an earlier document with its number. */
  function: 'original' | 'replacement' | 'cancellation' | 'copy';
  /** How others affected it; null if none did. */
  standing: 'replaced' | 'cancelled' | 'late' | 'repeated' | 'original-unknown' | null;
  /** The document that caused this. */
  because: string | null;
  /** The segments of its total and taxes. */
  places: Place[] | null;
};
/**
 * The place of a number: `at` counts those of its kind from 0, with measurements of nonconformances
 * after the line's own.
 */
export type Place = { number: 'total' | 'tax' | 'quantity' | 'price' | 'amount' | 'stock' | 'packages' | 'measurement' | 'nonconformance'; at: number; segment: number };
export const segmentOf = (places: Place[] | null, number: Place['number'], at: number): number | undefined =>
  places?.find((place) => place.number === number && place.at === at)?.segment;
/** All taxes together if it has no type. The rate is in percent. */
export type Tax = { type: string | null; rate: string | null; amount: string | null };
export type DocumentLine = {
  ordinal: number;
  line: string;
  part: string | null;
  supplierPart: string | null;
  quantity: string | null;
  unit: string | null;
  order: string | null;
  orderLine: string | null;
  despatchAdvice: string | null;
  amount: string | null;
  segment: number;
  /** For this many of its unit, which is the line's unless it names one. */
  price: { amount: string; per: string; unit: string | null; gross: boolean } | null;
  batch: string | null;
  measurements: Measurement[] | null;
  nonconformances: Nonconformance[] | null;
  /** For a stock report; null if the quantity is enough. */
  stocks: Stock[] | null;
  /** For a despatch advice that describes its packages. */
  packages: Packages[] | null;
  /** For a receipt advice, if the quantity is not enough. */
  received: ReceivedQuantities | null;
  places: Place[] | null;
};
/** The received quantity and its differences, in the line's unit. */
export const wrongWith = ['damaged', 'missing', 'over', 'wrong', 'returned', 'destroyed'] as const;
export type ReceivedQuantities = { came: string } & Record<(typeof wrongWith)[number], string | null>;
/** Packages of one kind; `each` is the quantity of the line in one. */
export type Packages = {
  count: number;
  type: string | null;
  each: string | null;
  labels: string[];
  mixed: boolean;
  outer: { type: string | null; labels: string[] } | null;
};
export type Stock = {
  /** EDIFACT 6063 or X12 673. */
  meaning: string;
  direction: string | null;
  inventory: string | null;
  place: string | null;
  quantity: string;
  unit: string | null;
  /** The site of the place. */
  site: string | null;
};
/** A defect of an item from an 842, in X12's codes. */
export type Nonconformance = {
  attribute: string | null;
  reason: string | null;
  number: string | null;
  characteristic: string | null;
  code: string | null;
  texts: string[];
  quantity: string | null;
  unit: string | null;
  measurements: Measurement[];
  actions: { number: string | null; /** X12 887: RT is a return. */ code: string | null; texts: string[]; quantity: string | null; unit: string | null }[];
};
/** One value, or its limits, in the codes of the sender's standard. */
export type Measurement = {
  /** TR is the result of a test. */
  purpose: string;
  characteristic: string | null;
  method: string | null;
  property: string | null;
  name: string | null;
  /** EDIFACT 6321. */
  significance: string | null;
  value: string | null;
  min: string | null;
  max: string | null;
  unit: string | null;
  batch: string | null;
};
export type Remark = 'despatched-over-ordered' | 'received-under-despatched' | 'received-over-despatched' | 'invoiced-over-received';
/** One number of the sums, and its place; an order's number has the order's id. */
export type Summand = { kind: Kind | 'order'; quantity: string; order: string | null; number: string; line: string; origin: Origin };
export type Match = { part: string; unit: string | null; ordered: string | null; despatched: string | null; received: string | null; invoiced: string | null; remarks: Remark[]; summands: Summand[]; summandCount: number };
export type ChainOf = {
  number: string;
  orders: { order: string; buyer: string; supplier: string; orderDate: string | null; state: string }[];
  schedules: { schedule: string; buyer: string; supplier: string; site: string; part: string; release: string }[];
  documents: DocumentRow[];
  parts: Match[];
};
export type DocumentFilters = { kind?: string; number?: string; order?: string; part?: string; partner?: string };

export function useDocuments(filters: DocumentFilters) {
  const fallback = useFallbackInterval();
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['documents', 'list', scope, filters],
    queryFn: ({ pageParam, signal }) => get<Page<DocumentRow>>('/documents', { ...filters, as, asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: fallback,
  });
}

/** The documents of one interchange, on either side of it. */
export function useDocumentsOf(interchange: string): (DocumentRow & { as: Side | undefined })[] {
  const me = useMe();
  const { asOf } = useScope();
  const sides: (Side | undefined)[] = me.roles.includes('auditor') ? [undefined] : me.sides;
  return useQueries({
    queries: sides.map((as) => ({
      queryKey: ['documents', 'of', interchange, as, asOf],
      queryFn: ({ signal }: { signal: AbortSignal }) => get<Page<DocumentRow>>('/documents', { interchange, as, asOf, limit: 500 }, signal),
    })),
    combine: (answers) => answers.flatMap((answer, at) => (answer.data?.items ?? []).map((row) => ({ ...row, as: sides[at] }))),
  });
}

/** The lines of a document as recorded at that moment: these never change. */
export function useDocumentLines({ id, recordedAt }: DocumentRow, as: Side | undefined, enabled: boolean) {
  const { asOf } = useScope();
  return useInfiniteQuery({
    queryKey: ['document-lines', id, recordedAt, as],
    queryFn: ({ pageParam, signal }) => get<Page<DocumentLine>>(`/documents/${id}/lines`, { as, asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled,
  });
}

export function useChain(number: string) {
  const fallback = useFallbackInterval();
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['documents', 'chain', scope, number],
    queryFn: ({ signal }) => get<ChainOf>('/chains', { number, as, asOf }, signal),
    refetchInterval: fallback,
  });
}
