import { does, type Me } from '../app/Session';

/** Whether one may say what others see; the hub asks the same. */
export const mayShare = (me: Me): boolean => me.party !== null && does(me, 'planner', 'sales', 'buyer');
