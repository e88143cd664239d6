import { useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, type Text } from '../app/http';
import { type Scope, useScope } from '../app/scope';

/** Idle times between two running times of a machine in a shift: their number, their sum and the longest. */
export type Between = { machine: string; code: string; names: Text | null; day: string; shift: string | null; times: number; seconds: string; longestSeconds: string };
/** The average length of a machine's active periods; null without one. Waiting and unknown time end a period. */
export type Active = { machine: string; code: string; names: Text | null; seconds: string | null; longestSeconds: string | null; coverage: string };
export type Bottleneck = {
  /** Several if they tie; none where nothing is known. */
  bottlenecks: string[];
  machines: Active[];
  idle: Between[];
};

export function useBottleneck(site: string, period: { from: string; until: string }) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['machines', 'bottleneck', scope, site, period],
    queryFn: ({ signal }) => get<Bottleneck>('/machines/bottleneck', { site, ...period, as, asOf }, signal),
    enabled: site !== '',
    refetchInterval: useFallbackInterval(),
  });
}
