import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, type Params, submit } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';

export const states = ['in-transit', 'partly-received', 'received', 'cancelled'] as const;
/** Unannounced is one of which only a contradiction is known. */
export type ShipmentState = (typeof states)[number] | 'unannounced';
export type DifferenceKind = 'short' | 'over' | 'damaged' | 'wrong-part';
export type Difference = { kind: DifferenceKind; quantity: string };
export type ShippedLine = { part: string; quantity: string; unit: string; batch?: string | null; deliveryNote?: string | null; order?: string | null; orderLine?: string | null; agreement?: string | null };
/** A line with what became of it; open is what is still on its way. */
export type SentLine = ShippedLine & { received: string; missing: string; over: string; damaged: string; open: string; segment?: number | null; supplierPart?: string | null; unloadingPoint?: string | null };
export type ReceiptLine = { part: string; quantity: string; unit: string; batch?: string | null; difference?: Difference | null };
export type Receipt = { number?: string | null; received: string; lines: ReceiptLine[] };

/** A package that is handled as one, and what lies in it but not in a package inside. */
export type HandlingUnit = { label: string; type: string | null; within: string | null; contents: { part: string; quantity: string; batch: string | null }[] };

/** A despatch with what came of it. */
export type Shipment = {
  id: string;
  number: string;
  buyer: string;
  supplier: string;
  shipFrom: string | null;
  shipTo: string | null;
  shipped: string | null;
  arrives: string | null;
  state: ShipmentState;
  /** What a partner's message said against it. */
  contradiction: string | null;
  /** The message that says what was sent; null where it came by no message. */
  interchange: string | null;
  message: string | null;
  version: number;
  lines: SentLine[];
  packages: HandlingUnit[];
  receipts: Receipt[];
};
/** What is announced names a part by the supplier's number, or by the buyer's as partnerPart. */
export type AnnouncedLine = Omit<ShippedLine, 'part'> & ({ part: string } | { partnerPart: string });
export type Despatch = { number: string; buyer: string; shipTo: string; shipped: string; arrives?: string; lines: AnnouncedLine[] };
export type ShipmentFilters = { number?: string; part?: string; partner?: string; state?: string };

export function shipmentParams({ partner, ...rest }: ShipmentFilters, { as, asOf }: Scope): Params {
  return { ...rest, ...(as === 'buyer' ? { supplier: partner } : { buyer: partner }), as, asOf };
}

export function useShipments(filters: ShipmentFilters) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['shipments', 'list', scope, filters],
    queryFn: ({ pageParam, signal }) => get<Page<Shipment>>('/shipments', { ...shipmentParams(filters, scope), limit: 100, cursor: pageParam }, signal),
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

/** So much of a part is on its way to a site. */
export type Transit = { part: string; shipTo: string | null; open: string };
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
