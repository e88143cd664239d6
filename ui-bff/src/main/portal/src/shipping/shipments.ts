import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, type Params, submit } from '../app/http';
import type { Moment } from '../app/moment';
import { type Page, type Scope, type Side, useScope } from '../app/scope';
import type { Pack } from './packing';

export const states = ['in-transit', 'partly-received', 'received', 'cancelled'] as const;
/** Unannounced: only a contradiction is known. */
export type ShipmentState = (typeof states)[number] | 'unannounced';
export type DifferenceKind = 'short' | 'over' | 'damaged' | 'wrong-part';
/** With the receipt, the buyer may say how to settle it. */
export type Difference = { kind: DifferenceKind; quantity: string; wish?: Outcome };
export type ShippedLine = { part: string; quantity: string; unit: string; batch?: string | null; deliveryNote?: string | null; order?: string | null; orderLine?: string | null; agreement?: string | null };
/** A line with its receipts; open is the quantity still in transit. */
export type SentLine = ShippedLine & { received: string; missing: string; over: string; damaged: string; open: string; segment?: number | null; supplierPart?: string | null; /** The partner's number of the part; `part` is the reader's own. */ partnerPart?: string | null; unloadingPoint?: string | null };
export type ReceiptLine = { part: string; quantity: string; unit: string; batch?: string | null; difference?: Difference | null };
/** `packages`: the labels of the received packages, if somebody counted them. */
export type Receipt = { number?: string | null; received: string; lines: ReceiptLine[]; packages?: string[] | null };

export const outcomes = {
  short: ['replaced', 'credited', 'rejected'],
  over: ['returned', 'kept'],
  damaged: ['returned', 'replaced', 'credited', 'scrapped', 'kept', 'rejected'],
  'wrong-part': ['returned', 'kept', 'scrapped'],
} as const satisfies Record<Difference['kind'], readonly string[]>;
export type Outcome = 'credited' | 'replaced' | 'returned' | 'kept' | 'scrapped' | 'rejected';
/** The last statement about one difference; receipts and their lines are counted from 1. */
export type Settlement = { receipt: number; line: number; outcome: Outcome; by: Side; note: string | null; settled: boolean };
export type ReturnLine = { receipt: number; line: number; part: string; batch: string | null; quantity: string; unit: string };
/** Goods that the buyer sent back; takenBack once the supplier has them. */
export type GoodsReturn = { number: string; sent: string; lines: ReturnLine[]; takenBack: string | null };

/** A package that is handled as one, and its contents outside of inner packages. */
export type HandlingUnit = { label: string; type: string | null; within: string | null; contents: { part: string; quantity: string; batch: string | null }[]; /** Including its contents, in kilograms. */ grossWeight?: string | null };

/** A site of neither side, or a part that the two had never traded. */
export type UnknownName = { what: 'ship-from' | 'ship-to' | 'part'; name: string };

/** A despatch with its receipts. */
export type Shipment = {
  id: string;
  number: string;
  buyer: string;
  supplier: string;
  shipFrom: string | null;
  shipTo: string | null;
  shipped: string | null;
  arrives: string | null;
  /** Including its packages, in kilograms. */
  grossWeight?: string | null;
  state: ShipmentState;
  /** A partner's message that contradicts it. */
  contradiction: string | null;
  /** Names in it that were unknown at its announcement. */
  unknown?: UnknownName[] | null;
  /** The message that announced it; null if none did. */
  interchange: string | null;
  message: string | null;
  version: number;
  lineCount: number;
  lines: SentLine[];
  packages: HandlingUnit[];
  receipts: Receipt[];
  /** Packages not yet received, once any receipt counted packages. */
  missingPackages: string[];
  settlements: Settlement[];
  returns: GoodsReturn[];
};
/** An announcement names a part by the supplier's number, or by the buyer's as partnerPart. */
export type AnnouncedLine = Omit<ShippedLine, 'part'> & ({ part: string } | { partnerPart: string });
export type Despatch = { number: string; buyer: string; shipFrom?: string; shipTo: string; shipped: string; arrives?: string; lines: AnnouncedLine[]; packages?: Pack[]; grossWeight?: string; belowZero?: string };
export type ShipmentFilters = { number?: string; part?: string; partner?: string; state?: string };

/** Filters recent shipments that lack a certificate which is agreed for a part of theirs. */
export const UNCERTIFIED = 'uncertified';

/** Filters shipments with differences that wait for the reader's own side. */
export const TO_SETTLE = 'to-settle';

export function shipmentParams({ partner, state, number, ...rest }: ShipmentFilters, { as, asOf }: Scope): Params {
  return { ...rest, containing: number, ...(state === TO_SETTLE ? { toSettle: 'true' } : state === UNCERTIFIED ? { missingCertificates: 'true' } : { state }), ...(as === 'buyer' ? { supplier: partner } : { buyer: partner }), as, asOf };
}

/** As lists answer: null for a shipment of more than 100 lines. */
type ListedShipment = Shipment | (Omit<Shipment, 'lines' | 'packages' | 'receipts' | 'missingPackages' | 'settlements' | 'returns'> & { lines: null });
const isWhole = (row: ListedShipment): row is Shipment => row.lines !== null;

/** A list's row without the parts that the hub left out; `lineCount` says how many lines it has. */
const head = (row: ListedShipment): Shipment => (isWhole(row) ? row : { ...row, lines: [], packages: [], receipts: [], missingPackages: [], settlements: [], returns: [] });

/** Rows of a list with all of their lines, for screens that read them. */
export const whole = (rows: Shipment[], as: Side | undefined, asOf?: Moment): Promise<Shipment[]> =>
  Promise.all((rows as ListedShipment[]).map((row) => (isWhole(row) ? row : get<Shipment>(`/shipments/${encodeURIComponent(row.id)}`, { as, asOf }))));

export function useShipments(filters: ShipmentFilters) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['shipments', 'list', scope, filters],
    queryFn: async ({ pageParam, signal }): Promise<Page<Shipment>> => {
      const page = await get<Page<ListedShipment>>('/shipments', { ...shipmentParams(filters, scope), limit: 100, cursor: pageParam }, signal);
      return { ...page, items: page.items.map(head) };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

export function useShipment(id: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['shipments', 'one', scope, id],
    queryFn: ({ signal }) => get<Shipment>(`/shipments/${encodeURIComponent(id)}`, { as, asOf }, signal),
    refetchInterval: useFallbackInterval(),
  });
}

/** A part's quantity in transit to a site. */
export type Transit = { part: string; partnerPart?: string | null; shipTo: string | null; open: string };
export function useTransit(buyer: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['shipments', 'transit', scope, buyer],
    queryFn: async ({ signal }) => (await get<Page<Transit>>('/transit', { buyer, as, asOf, limit: 500 }, signal)).items,
    enabled: buyer !== '',
    staleTime: 0,
  });
}

export const ship = (despatch: Despatch, key: string): Promise<{ id: string }> => submit('/shipments', { method: 'POST', body: JSON.stringify(despatch), key });
export const receive = (shipment: Shipment, receipt: Receipt, key: string): Promise<unknown> =>
  submit(`/shipments/${encodeURIComponent(shipment.id)}/receipts`, { method: 'POST', body: JSON.stringify(receipt), version: shipment.version, key });
const act = (shipment: Shipment, what: string, body: unknown, key: string): Promise<unknown> =>
  submit(`/shipments/${encodeURIComponent(shipment.id)}/${what}`, { method: 'POST', body: JSON.stringify(body), version: shipment.version, key });
/** Settled once the other side says the same. */
export const settle = (shipment: Shipment, said: { receipt: number; line: number; outcome: Outcome }, key: string): Promise<unknown> => act(shipment, 'settlements', said, key);
export const sendBack = (shipment: Shipment, goods: { number: string; sent: string; parts: { receipt: number; line: number; quantity: string }[] }, key: string): Promise<unknown> => act(shipment, 'returns', goods, key);
export const takeBack = (shipment: Shipment, back: { number: string; on: string }, key: string): Promise<unknown> => act(shipment, 'taken-back', back, key);
