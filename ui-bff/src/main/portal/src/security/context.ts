import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { does } from '../app/Session';
import type en from './en.json';

/** Logins, refusals, and looks at the reader's data. */
export const security: Context<'security', typeof en> = {
  name: 'security',
  screens: [{ path: 'security', at: later(() => import('./SecurityLog'), 'SecurityLog') }],
  account: [{ to: '/security', text: () => i18next.t('security:account'), onlyNow: true, may: () => true }],
  menu: [{ to: '/security', group: 'settings', text: () => i18next.t('security:title'), onlyNow: true, may: (me) => does(me, 'operator', 'edi', 'auditor') }],
};
