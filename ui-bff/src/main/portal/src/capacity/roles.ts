import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** Whether the person may state a group's capacity: the supplier's planning and sales. */
export const mayState = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'planner', 'sales', 'edi');
