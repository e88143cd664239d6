import type { Scope } from '../app/scope';
import { does, type Me, seesTrade } from '../app/Session';

/** Whether the person may open and end problems of batches; the hub checks the same. */
export const mayBlock = (me: Me): boolean => does(me, 'quality');
/** Whether batches are part of the person's work. */
export const seesBatches = (me: Me, as: Scope['as']): boolean => seesTrade(me) && as !== undefined && does(me, 'quality', 'production', 'planner', 'warehouse', 'sales', 'buyer');
