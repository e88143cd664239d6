import { useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, type Text } from '../app/http';
import { type Scope, useScope } from '../app/scope';

/** Idle time between two running times of a machine in a shift: how often, how long together, and the longest. */
export type Between = { machine: string; code: string; names: Text; day: string; shift: string | null; times: number; seconds: string; longestSeconds: string };
/** How long a machine was active without an interruption, on average of the period. */
export type Active = { machine: string; code: string; names: Text; seconds: string; longestSeconds: string; coverage: string | null };
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
