import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { does } from '../app/Session';
import type en from './en.json';

/** Replays of views, for the operator and for auditors. */
export const replays: Context<'replays', typeof en> = {
  name: 'replays',
  screens: [{ path: 'replays', at: later(() => import('./Replays'), 'Replays') }],
  menu: [{ to: '/replays', group: 'settings', text: () => i18next.t('replays:title'), onlyNow: true, may: (me) => does(me, 'operator', 'auditor') }],
};
