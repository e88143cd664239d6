import i18next from 'i18next';
import { type Context, later } from '../app/context';
import type en from './en.json';
import { whatsOf } from './roles';

/** Sheets of master and planning data, in and out. */
export const imports: Context<'imports', typeof en> = {
  name: 'imports',
  screens: [{ path: 'imports', at: later(() => import('./Import'), 'Import') }],
  menu: [{ to: '/imports', group: 'settings', text: () => i18next.t('imports:menu'), may: (me, as) => whatsOf(me, as).length > 0 }],
};
