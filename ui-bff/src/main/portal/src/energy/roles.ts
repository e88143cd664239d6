import type { Scope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** Whether the person's work has to do with their own company's energy. */
export const seesEnergy = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'production', 'planner', 'management');
/** Whether the person may register meters and state their replacements; the hub checks the same. */
export const mayKeepMeters = (me: Me): boolean => does(me, 'production', 'planner');
/** Whether the person may take or refuse advice; the hub checks the same. */
export const mayAnswerAdvice = (me: Me): boolean => does(me, 'production', 'planner', 'management');
