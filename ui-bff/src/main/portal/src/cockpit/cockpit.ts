import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLive } from '../app/Changes';
import { get, type Text } from '../app/http';
import { type Scope, useScope } from '../app/scope';
import { type MachineState, type Oee, stateOf } from '../machines/machines';

/** A number, and the screen with its data. If the value is null, a code gives the reason. */
export type Figure = { value: string | null; unknown: string | null; link: string };
/** A machine as a tile. */
export type Tile = { id: string; code: string; names: Text | null; state: MachineState | null; since: string | null; openFaults: number; stopsWithoutCause: number; link: string };
export type NextRunOut = { part: string; site: string; on: string; link: string };

/** A number and the call-offs and order lines in it, each with a screen of its own. */
export type Due = Figure & { of: { callOffs: Figure; orderLines: Figure } };

/** If the OEE is null, codes give the reasons, the first one first. */
export type Share = Oee & { utilization: string | null; missing: string[] };

export type Cockpit = {
  position: number;
  /** When the hub made the answer. */
  at: string;
  orders: { late: Due; today: Due; /** Today and the six days after. */ week: Due };
  line: { machines: Tile[]; /** False if the site has more machines than tiles. */ complete: boolean; faults: Figure; stopsWithoutCause: Figure };
  stock: { runOuts: Figure; belowMinimum: Figure; next: NextRunOut[] };
  picking: { open: Figure; linesPerHour: Figure; wrongScans: Figure };
  utilization: { /** The present shift. */ today: Share; /** The last seven days. */ week: Share; link: string };
};

/** Counters move without an event, so the portal also reads the screen again this often, in milliseconds. */
const POLL = 15_000;
/** The portal waits this long for further changes before it reads, in milliseconds. */
const BURST = 1_000;

export function useCockpit(site: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const client = useQueryClient();
  const { lastChange } = useLive();
  // The hub makes it from many views, and each change of one of them may change it.
  useEffect(() => {
    if (lastChange === undefined || asOf) return undefined;
    const timer = setTimeout(() => void client.invalidateQueries({ queryKey: ['cockpit'] }, { cancelRefetch: false }), BURST);
    return () => clearTimeout(timer);
  }, [client, lastChange, asOf]);
  return useQuery({
    queryKey: ['cockpit', 'of', scope, site],
    queryFn: ({ signal }) => get<Cockpit>('/cockpit', { site, as, asOf }, signal),
    enabled: site !== '',
    placeholderData: keepPreviousData,
    refetchInterval: asOf ? false : POLL,
  });
}

/** The screen does not call data current that is older than this, in milliseconds. */
const STALE = 60_000;
export const isStale = (at: string, now: number): boolean => now - Date.parse(at) > STALE;

/** Machines by state, for the line's summary. */
export function countsOf(machines: readonly Pick<Tile, 'state'>[]): Map<MachineState, number> {
  const counts = new Map<MachineState, number>();
  for (const one of machines) counts.set(stateOf(one), (counts.get(stateOf(one)) ?? 0) + 1);
  return counts;
}
