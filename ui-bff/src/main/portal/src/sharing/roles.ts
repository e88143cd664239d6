import { does, type Me } from '../app/Session';

/** Whether the person may grant others a look; the hub checks the same. */
export const mayShare = (me: Me): boolean => me.party !== null && does(me, 'planner', 'sales', 'buyer', 'management');
