import type { Scope } from '../app/scope';
import { does, type Me, seesTrade } from '../app/Session';

/** Whether the person may publish inspection plans and resume inspection; the hub checks the same. */
export const mayPlan = (me: Me): boolean => does(me, 'quality');
/** Whether inspection plans are part of the person's work. */
export const seesPlans = (me: Me, as: Scope['as']): boolean => seesTrade(me) && as !== undefined && does(me, 'quality');
