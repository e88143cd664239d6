import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { runsTheHub } from '../app/Session';
import type en from './en.json';

/** Organizations and their members. */
export const network: Context<'network', typeof en> = {
  name: 'network',
  screens: [
    { path: 'network', at: later(() => import('./Network'), 'Network') },
    { path: 'network/new', at: later(() => import('./Organization'), 'NewOrganization') },
    { path: 'network/:code', at: later(() => import('./Organization'), 'Organization') },
  ],
  menu: [{ to: '/network', group: 'settings', text: () => i18next.t('network:title'), onlyNow: true, may: runsTheHub }],
};
