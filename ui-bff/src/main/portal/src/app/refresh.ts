import type { Follower } from './Changes';
import type { Scope } from './scope';

/**
 * Changes arrive in bursts. The affected queries are read once for a burst of this many
 * milliseconds.
 */
const BURST = 150;

/**
 * For views that are computed when read: after any change, the open ones are read again. `kinds`
 * are the first words of their keys.
 */
export const reads = (...kinds: string[]): Follower => reading(kinds, false);

/** The same, for past moments too: for data that decides what the reader may see, then as now. */
export const readsPastToo = (...kinds: string[]): Follower => reading(kinds, true);

function reading(kinds: string[], past: boolean): Follower {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    apply: (client, as) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const kind of kinds) {
          void client.invalidateQueries(
            {
              queryKey: [kind],
              predicate: ({ queryKey }) => {
                const scope = queryKey[2] as Scope | undefined;
                return scope?.as === as && (past || !scope?.asOf);
              },
            },
            { cancelRefetch: false },
          );
        }
      }, BURST);
    },
    tell: () => {},
  };
}
