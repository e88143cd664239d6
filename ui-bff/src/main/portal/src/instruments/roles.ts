import type { Scope } from '../app/scope';
import { does, type Me, seesTrade } from '../app/Session';

/** Whether the person may register and calibrate instruments; the hub checks the same. */
export const mayCalibrate = (me: Me): boolean => does(me, 'quality');
/** Whether instruments are part of the person's work. */
export const seesInstruments = (me: Me, as: Scope['as']): boolean => seesTrade(me) && as !== undefined && does(me, 'quality');
