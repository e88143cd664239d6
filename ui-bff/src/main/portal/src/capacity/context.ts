import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { reads } from '../app/refresh';
import { does } from '../app/Session';
import type en from './en.json';

/** Machines and labour, and their load. */
export const capacity: Context<'capacity', typeof en> = {
  name: 'capacity',
  screens: [
    { path: 'capacity', at: later(() => import('./Groups'), 'Groups') },
    { path: 'capacity/new', at: later(() => import('./State'), 'OpenGroup') },
    { path: 'capacity/:id/state', at: later(() => import('./State'), 'StateGroup') },
    { path: 'capacity/:id', at: later(() => import('./GroupBoard'), 'GroupBoard') },
  ],
  followers: { 'capacity-groups': reads('capacity') },
  menu: [{ to: '/capacity', group: 'supply', text: () => i18next.t('capacity:title'), may: (me, as) => as !== undefined && does(me, 'planner'), streams: ['CapacityGroup'] }],
};
