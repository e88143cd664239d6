import { useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import type { Made } from './chain';
import type { WorkOrder } from './workOrders';

/** An order of more batches than this shows the newest of them. */
const MOST_BATCHES = 20;
const MOST_SHIPMENTS = 500;

type StockOf = { site: string; status: string; batch: string | null; quantity: string | null; unit: string };
type ShipmentOf = { id: string; number: string; lines: { line?: number; part: string; batch: string | null; quantity: string; unit: string }[] | null };

async function readMade(part: string, numbers: string[], { as, asOf }: Scope, signal: AbortSignal): Promise<Made> {
  const scope = { as, asOf };
  const all = async <Row>(path: string, filter: string): Promise<Row[]> => (await Promise.all(numbers.map((number) => get<Page<Row>>(path, { part, [filter]: number, ...scope, limit: 50 }, signal)))).flatMap((page) => page.items);
  const [batches, inspections, certificates, stock, shipped] = await Promise.all([
    all<Made['batches'][number]>('/batches', 'number'),
    all<Made['inspections'][number]>('/inspections', 'batch'),
    all<Made['certificates'][number]>('/certificates', 'batch'),
    all<StockOf>('/stock', 'batch'),
    get<Page<ShipmentOf>>('/shipments', { part, ...scope, limit: MOST_SHIPMENTS }, signal),
  ]);
  return {
    batches,
    inspections,
    certificates,
    stock: stock.flatMap((one) => (one.quantity === null ? [] : [{ key: `${one.site} ${one.status} ${one.batch ?? ''}`, text: one.batch ?? '', status: one.status, quantity: one.quantity, unit: one.unit }])),
    shipments: shipped.items.flatMap(({ id, number, lines }) => (lines ?? []).flatMap((line, at) => (line.batch !== null && numbers.includes(line.batch) ? [{ id, line: line.line ?? at, number, batch: line.batch, quantity: line.quantity, unit: line.unit }] : []))),
    cut: shipped.next !== null || shipped.items.some((one) => one.lines === null),
  };
}

const nothing: Made = { batches: [], inspections: [], certificates: [], stock: [], shipments: [], cut: false };

/** What became of a work order's goods, by the batches that its reports name. */
export function useMade(order: WorkOrder) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const numbers = order.batches.slice(-MOST_BATCHES);
  return useQuery({
    queryKey: ['made', order.part, scope, numbers],
    queryFn: ({ signal }) => (numbers.length === 0 ? nothing : readMade(order.part, numbers, scope, signal)),
    refetchInterval: useFallbackInterval(),
  });
}
