import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFallbackInterval } from '../app/Changes';
import { sum } from '../app/decimal';
import { get } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import type { SentLine, Shipment } from '../shipping/shipments';
import type { ScheduleHeader } from './callOffs';
import type { Moved } from './timeline';

/** More shipments of one part than a reader looks at in a chart. */
const MOST = 500;

/** A schedule's shipments and receipts by day; empty until loaded. */
export function useMoved({ part, buyer, supplier, site, agreement }: ScheduleHeader): { shipped: Moved[]; received: Moved[] } {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const answer = useQuery({
    queryKey: ['shipments', 'of-part', scope, part, buyer, supplier],
    queryFn: ({ signal }) => get<Page<Shipment>>('/shipments', { ...scope, ...(as === 'supplier' ? { partnerPart: part } : { part }), buyer, supplier, limit: MOST }, signal),
    refetchInterval: useFallbackInterval(),
  });
  const items = answer.data?.items;
  return useMemo(() => {
    const its = (items ?? []).filter((one) => one.state !== 'cancelled' && (one.shipTo === null || one.shipTo === site || one.shipTo.endsWith(`/${site}`)));
    const isOurs = (line: SentLine): boolean => ((as === 'supplier' && line.partnerPart) || line.part) === part && (!line.agreement || !agreement || line.agreement === agreement);
    const isOf = (one: Shipment, received: string): boolean => one.lines.some((line) => line.part === received && isOurs(line));
    const moved = (day: string | null, quantities: string[]): Moved[] => (day && quantities.length > 0 ? [{ day: day.slice(0, 10), quantity: sum(quantities) }] : []);
    return {
      shipped: its.flatMap((one) => moved(one.shipped, one.lines.filter(isOurs).map((line) => line.quantity))),
      received: its.flatMap((one) => one.receipts.flatMap((receipt) => moved(receipt.received, receipt.lines.filter((line) => isOf(one, line.part)).map((line) => line.quantity)))),
    };
  }, [items, as, part, site, agreement]);
}
