/** From the order to the shipment: what a work order is made for, and what became of its goods. */
import type { Text } from '../app/http';
import type { WorkOrder } from './workOrders';

/** One thing at a place of the chain. */
export type Item = { key: string; text: string; to?: string; quantity?: { good: string; scrap?: string; rework?: string; unit: string }; state?: string };
export type Place = { kind: 'order' | 'callOff' | 'workOrder' | 'step' | 'batch' | 'inspection' | 'certificate' | 'stock' | 'shipment'; /** The number of the step. */ step?: number; names?: Text | null; items: Item[]; /** There may be more, older ones. */ cut?: boolean };

export type Made = {
  /** Quantity and unit are null where no output is reported, or for others than the maker. */
  batches: { id: string; number: string; quantity: string | null; unit: string | null; state: string }[];
  inspections: { id: string; number: string; state: string }[];
  certificates: { id: string; number: string; state: string }[];
  stock: { key: string; text: string; status: string; quantity: string; unit: string }[];
  shipments: { id: string; line: number; number: string; batch: string; quantity: string; unit: string }[];
  /** Whether shipments older than these were not searched. */
  cut: boolean;
};

const to = (path: string, id: string): string => `/${path}/${encodeURIComponent(id)}`;

/** Every place from the order to the shipment; one without anything is shown empty, so that a gap is seen. */
export function chainOf(order: Pick<WorkOrder, 'id' | 'number' | 'quantity' | 'unit' | 'order' | 'callOff' | 'orderNumber' | 'steps' | 'state'>, made: Made): Place[] {
  const unit = order.unit;
  const asked = order.callOff ?? order.order;
  const demand: Place = { kind: order.callOff === null ? 'order' : 'callOff', items: asked === null ? [] : [{ key: asked, text: order.orderNumber ?? asked, to: to(order.callOff === null ? 'orders' : 'call-offs', asked) }] };
  return [
    demand,
    { kind: 'workOrder', items: [{ key: order.id, text: order.number, quantity: { good: order.quantity, unit }, state: order.state }] },
    ...order.steps.map((step): Place => ({ kind: 'step', step: step.step, names: step.names, items: [{ key: String(step.step), text: '', quantity: { good: step.good, scrap: step.scrap, rework: step.openRework, unit } }] })),
    { kind: 'batch', items: made.batches.map((one) => ({ key: one.id, text: one.number, to: to('batches', one.id), ...(one.quantity !== null && one.unit !== null && { quantity: { good: one.quantity, unit: one.unit } }), state: one.state })) },
    { kind: 'inspection', items: made.inspections.map((one) => ({ key: one.id, text: one.number, to: to('inspections', one.id), state: one.state })) },
    { kind: 'certificate', items: made.certificates.map((one) => ({ key: one.id, text: one.number, to: to('certificates', one.id), state: one.state })) },
    { kind: 'stock', items: made.stock.map((one) => ({ key: one.key, text: one.text, quantity: { good: one.quantity, unit: one.unit }, state: one.status })) },
    { kind: 'shipment', cut: made.cut, items: made.shipments.map((one) => ({ key: `${one.id} ${one.line}`, text: `${one.number} (${one.batch})`, to: to('shipments', one.id), quantity: { good: one.quantity, unit: one.unit } })) },
  ];
}
