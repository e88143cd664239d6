import type { Need } from '../app/context';
import { tally } from '../app/hands';
import { get } from '../app/http';
import type { Page } from '../app/scope';
import type { Alert } from './interchanges';

/** A number, and who looks after how many of the open alerts about it. */
export const inHand =
  (kind: Alert['kind'], count: Need['read']): Need['read'] =>
  async (scope, signal) => {
    const counted = await count(scope, signal);
    if (counted.count === 0 || scope.asOf) return counted;
    const open = await get<Page<Alert>>('/edi/alerts', { state: 'open', kind, limit: 500 }, signal);
    return { ...counted, hands: tally(open.items.flatMap((one) => one.takenBy ?? [])) };
  };
