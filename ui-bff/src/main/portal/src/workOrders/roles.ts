import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** Whether the person may start and report steps; the hub checks the same. */
export const mayReport = (me: Me): boolean => does(me, 'production');
/** Whether the person may start steps: production within the sheet, and quality as the second person. */
export const mayStart = (me: Me): boolean => does(me, 'production', 'quality');
/** Whether the person may close work orders; the hub checks the same. */
export const mayClose = (me: Me): boolean => does(me, 'production', 'planner');
/** Whether the person's work has to do with what their own company makes. */
export const seesShopFloor = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'production', 'quality', 'planner', 'sales');
