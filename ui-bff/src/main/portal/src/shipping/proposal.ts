import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '../app/http';
import { type Scope, useScope } from '../app/scope';
import type { Batch } from './batches';

export type ProposedPart = { part: string; partnerPart: string; unit: string | null; arrives: string; packaging: { kind: string | null; quantity: string | null } | null; batches: Batch[] };
/** The next shipment without any typed value. */
export type Proposal = { number: string; shipFrom: string | null; arrives: string | null; parts: ProposedPart[] };

/** The most parts in one proposal of the hub. */
const MOST = 200;

/**
 * `parts` are the customer's numbers, `own` the reader's. Read anew each time, because a number is
 * free and goods are there only until somebody sends them.
 */
export function useProposal({ buyer, shipTo, shipFrom, shipped, parts, own }: { buyer: string; shipTo: string; shipFrom: string; shipped: string; parts: string[]; own: string[] }) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const named = [...new Set(parts)].slice(0, MOST);
  const added = [...new Set(own.map((one) => one.trim()).filter(Boolean))].slice(0, MOST - named.length);
  return useQuery({
    queryKey: ['shipments', 'proposal', scope, buyer, shipTo, shipFrom, shipped, named, added],
    queryFn: ({ signal }) => get<Proposal>('/shipments/proposal', { buyer, shipTo, shipFrom, shipped, partnerPart: named, part: added }, signal),
    enabled: buyer !== '' && shipTo !== '' && shipped !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
}
