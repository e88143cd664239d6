import { does, type Me } from '../app/Session';

/** Whether the person may count and move stock; the hub checks the same. */
export const mayBook = (me: Me): boolean => does(me, 'warehouse', 'planner');
