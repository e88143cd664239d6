import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

export const seesPickings = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'warehouse', 'sales', 'planner', 'management');
/** Whether the person may scan and close; the hub checks the same. */
export const mayPick = (me: Me): boolean => does(me, 'warehouse') && me.sides.includes('supplier');
