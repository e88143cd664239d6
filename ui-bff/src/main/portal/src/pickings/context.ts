import { IconPackages } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { reads } from '../app/refresh';
import { does, type Me } from '../app/Session';
import type { Scope } from '../app/scope';
import type en from './en.json';

const seesPickings = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'warehouse', 'sales', 'planner', 'management');

/** Lists the goods that the warehouse picks for shipments, and its wrong scans. */
export const pickings: Context<'pickings', typeof en> = {
  name: 'pickings',
  screens: [
    { path: 'pickings', at: later(() => import('./Pickings'), 'Pickings') },
    { path: 'pickings/:id', at: later(() => import('./Picking'), 'Picking') },
  ],
  followers: { pickings: reads('pickings') },
  menu: [{ to: '/pickings', group: 'shipping', often: { by: [], icon: IconPackages }, text: () => i18next.t('pickings:title'), may: seesPickings, streams: ['Picking'] }],
};
