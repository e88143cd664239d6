import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** Whether the person may issue and revoke their party's certificates; the hub checks the same. */
export const mayIssue = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'quality');
/** Whether the person may validate, accept and reject certificates of their suppliers. */
export const mayJudge = (me: Me, as: Scope['as']): boolean => as === 'buyer' && does(me, 'quality', 'buyer');
/** Whether the person may validate certificates for which their company is the agreed inspector. */
export const mayInspectCertificates = (me: Me): boolean => me.party !== null && does(me, 'quality');
