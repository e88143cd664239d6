import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** Whether the person may announce a shipment of their party; the hub checks the same. */
export const mayShip = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'warehouse', 'sales', 'planner');
/** Whether the person may receive a shipment. */
export const mayReceive = (me: Me, as: Scope['as']): boolean => as === 'buyer' && does(me, 'warehouse', 'buyer', 'planner');
/** Whether the person may settle a difference for their own side. */
export const maySettle = (me: Me, as: Scope['as']): boolean => as !== undefined && does(me, 'warehouse', 'buyer', 'sales', 'planner', 'quality');
