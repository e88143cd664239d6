import { useQueries, useQuery } from '@tanstack/react-query';
import { get } from '../app/http';
import { type Page, type Scope, type Side, useScope } from '../app/scope';
import type { Shipment } from '../shipping/shipments';
import type { ChainOf, DocumentRow } from './documents';

type Reference = DocumentRow['references'][number];
/** How many references are looked up: an invoice may name hundreds. */
const MOST = 12;

/**
 * The address of a document's reference, once it is found; undefined if the hub does not know it.
 */
export function useReferences(document: DocumentRow, as: Side | undefined): (to: Reference['to'], number: string) => string | undefined {
  const { asOf } = useScope();
  const scope: Scope = { as, asOf };
  const asked = document.references.filter(({ to }) => to !== 'release').slice(0, MOST);
  const answers = useQueries({
    queries: asked.map((one) => ({
      queryKey: ['documents', 'reference', scope, document.buyer, document.supplier, one],
      queryFn: ({ signal }: { signal: AbortSignal }) => (one.to === 'order' || one.to === 'agreement' ? traded(one, document, scope, signal) : told(one, document, scope, signal)),
      retry: false,
    })),
  });
  return (to, number) => answers[asked.findIndex((one) => one.to === to && one.number === number)]?.data ?? undefined;
}

/** The order, or the schedule of an agreement; if there are several, the chain that shows all. */
async function traded({ number }: Reference, document: DocumentRow, scope: Scope, signal: AbortSignal): Promise<string | null> {
  const chain = await get<ChainOf>('/chains', { number, ...scope }, signal);
  const ours = (one: { buyer: string; supplier: string }): boolean => one.buyer === document.buyer && one.supplier === document.supplier;
  const order = chain.orders.find(ours);
  if (order) return `/orders/${order.order}`;
  const schedules = chain.schedules.filter(ours);
  if (schedules.length > 1) return `/chains/${encodeURIComponent(number)}`;
  return schedules[0] ? `/call-offs/${schedules[0].schedule}` : null;
}

async function told({ to, number }: Reference, document: DocumentRow, scope: Scope, signal: AbortSignal): Promise<string | null> {
  const page = await get<Page<DocumentRow>>('/documents', { number, ...(to !== 'invoice' && { kind: to }), limit: 50, ...scope }, signal);
  const found = page.items.find((one) => one.number === number && one.buyer === document.buyer && one.supplier === document.supplier && one.kind.endsWith(to) && one.id !== document.id);
  if (found) return `/documents/${found.id}`;
  return to === 'despatch-advice' ? announced(number, document, scope, signal) : null;
}

/** A despatch without a message, or one that is a shipment now. */
async function announced(number: string, { buyer, supplier }: DocumentRow, scope: Scope, signal: AbortSignal): Promise<string | null> {
  const page = await get<Page<Shipment>>('/shipments', { number, limit: 10, ...scope }, signal);
  const found = page.items.find((one) => one.number === number && one.buyer === buyer && one.supplier === supplier);
  return found ? `/shipments/${encodeURIComponent(found.id)}` : null;
}

/** The shipment that a despatch advice announced, or that a receipt is about. */
export function useShipmentOf(document: DocumentRow, as: Side | undefined): Shipment | undefined {
  const { asOf } = useScope();
  const number = document.kind === 'despatch-advice' ? document.number : document.kind === 'receipt-advice' ? document.references.find(({ to }) => to === 'despatch-advice')?.number : undefined;
  return useQuery({
    queryKey: ['documents', 'shipment', { as, asOf }, number],
    queryFn: async ({ signal }) => {
      const page = await get<Page<Shipment>>('/shipments', { number, as, asOf, limit: 10 }, signal);
      return page.items.find((one) => one.buyer === document.buyer && one.supplier === document.supplier) ?? null;
    },
    enabled: Boolean(number),
    retry: false,
  }).data ?? undefined;
}
