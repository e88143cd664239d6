import type { Scope } from '../app/scope';
import { does, type Me, seesTrade } from '../app/Session';

/** Whether the person may begin, measure and decide inspections; the hub checks the same. */
export const mayInspect = (me: Me): boolean => does(me, 'quality');
/** Whether the person may grant or refuse concessions for the buyer; the hub checks the same. */
export const mayAnswerConcessions = (me: Me): boolean => does(me, 'quality', 'buyer');
/** Whether the person may ask customers for concessions; the hub checks the same. */
export const mayAskConcessions = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'quality', 'sales');
/** Whether inspections are part of the person's work. */
export const seesInspections = (me: Me, as: Scope['as']): boolean => seesTrade(me) && as !== undefined && does(me, 'quality', 'production', 'planner', 'buyer', 'sales');
