import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** Who states what a group can do: the supplier's planning and sales. */
export const mayState = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'planner', 'sales', 'edi');
