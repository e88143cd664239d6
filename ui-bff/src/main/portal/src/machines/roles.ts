import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** Whether the person's work has to do with their own company's machines. */
export const seesMachines = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'production', 'quality', 'planner', 'management');
/** Whether the person's work has to do with machines that other companies show: a bank's, a park's and a buyer's. */
export const looksAtMachines = (me: Me, as: Scope['as']): boolean => does(me, 'bank', 'park') || (as === 'buyer' && does(me, 'buyer', 'planner', 'quality', 'management'));
/** Whether the person may register machines, state shifts and causes, and plan and report maintenance; the hub checks the same. */
export const mayTend = (me: Me): boolean => does(me, 'production', 'planner');
