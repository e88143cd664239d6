import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { reads } from '../app/refresh';
import { does } from '../app/Session';
import type en from './en.json';

/** Compares a site before it came to the hub with the time since, for management. */
export const beforeAfter: Context<'beforeAfter', typeof en> = {
  name: 'beforeAfter',
  screens: [{ path: 'before-after', at: later(() => import('./BeforeAfter'), 'BeforeAfter') }],
  followers: { 'stated-figures': reads('before-after', 'stated-figures') },
  menu: [{ to: '/before-after', group: 'settings', text: () => i18next.t('beforeAfter:title'), may: (me) => does(me, 'management'), streams: ['StatedFigures'] }],
};
