import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { readsPastToo } from '../app/refresh';
import { does } from '../app/Session';
import type en from './en.json';

/** What is shown to whom. */
export const sharing: Context<'sharing', typeof en> = {
  name: 'sharing',
  screens: [{ path: 'sharing', at: later(() => import('./Grants'), 'Grants') }],
  // What one may see has changed: whatever is open is read again.
  followers: { grants: readsPastToo('grants', 'balance', 'stock', 'production', 'capacity') },
  menu: [{ to: '/sharing', text: () => i18next.t('sharing:title'), may: (me, as) => as !== undefined && does(me, 'planner', 'sales', 'buyer'), streams: ['Grant'] }],
};
