import { does, type Me } from '../app/Session';

/** Whether one may count and move stock; the hub asks the same. */
export const mayBook = (me: Me): boolean => does(me, 'warehouse', 'planner');
