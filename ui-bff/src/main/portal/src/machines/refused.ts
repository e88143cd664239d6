import { useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get } from '../app/http';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { mayTend } from './roles';

/** Readings of the company's broker that were refused for one reason, within 30 days. */
export type Refused = { machine: string; code: string; times: number; firstAt: string; lastAt: string; example: string | null };
export type BrokerReadings = {
  /** Null without a broker; `connected` is null before the first attempt. */
  broker: { connected: boolean | null; since: string | null; problem: string | null } | null;
  items: Refused[];
  next: string | null;
};

/** How many reasons the notice lists. */
export const FEW = 8;

/** Reads refused readings of the present only: the hub keeps none of the past. */
export function useBrokerReadings() {
  const me = useMe();
  const { as, asOf } = useScope();
  return useQuery({
    queryKey: ['refused-readings'],
    queryFn: ({ signal }) => get<BrokerReadings>('/refused-readings', { limit: FEW }, signal),
    enabled: as === 'supplier' && !asOf && mayTend(me),
    refetchInterval: useFallbackInterval(),
  });
}
