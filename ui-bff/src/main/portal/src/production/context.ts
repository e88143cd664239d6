import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { reads } from '../app/refresh';
import { does } from '../app/Session';
import type en from './en.json';

/** A supplier's planned output, and the buyers that see it. */
export const production: Context<'production', typeof en> = {
  name: 'production',
  screens: [{ path: 'output', at: later(() => import('./Output'), 'Output') }],
  followers: { 'production-schedules': reads('production', 'balance') },
  menu: [{ to: '/output', group: 'supply', text: () => i18next.t('production:title'), may: (me, as) => as === 'supplier' && does(me, 'planner', 'sales'), streams: ['ProductionSchedule'] }],
};
