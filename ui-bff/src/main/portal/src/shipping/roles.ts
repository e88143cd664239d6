import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** Whether one may announce a shipment of one's party; the hub asks the same. */
export const mayShip = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'warehouse', 'sales', 'planner');
/** Whether one may receive one. */
export const mayReceive = (me: Me, as: Scope['as']): boolean => as === 'buyer' && does(me, 'warehouse', 'buyer', 'planner');
/** Whether one may say how a difference is settled, for one's own side. */
export const maySettle = (me: Me, as: Scope['as']): boolean => as !== undefined && does(me, 'warehouse', 'buyer', 'sales', 'planner', 'quality');
