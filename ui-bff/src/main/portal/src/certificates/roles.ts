import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** Whether one may issue and revoke certificates of one's party; the hub asks the same. */
export const mayIssue = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'quality');
/** Whether one may validate, accept and reject those of one's suppliers. */
export const mayJudge = (me: Me, as: Scope['as']): boolean => as === 'buyer' && does(me, 'quality', 'buyer');
