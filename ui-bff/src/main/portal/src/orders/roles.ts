import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** Whether the person may place, change and cancel orders: the buyer's purchasing. */
export const mayOrder = (me: Me, as: Scope['as']): boolean => as === 'buyer' && does(me, 'buyer', 'edi');
