import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** Who places, changes and cancels orders: the buyer's purchasing. */
export const mayOrder = (me: Me, as: Scope['as']): boolean => as === 'buyer' && does(me, 'buyer', 'edi');
