import { IconPackages } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { reads } from '../app/refresh';
import type en from './en.json';
import { PicksOnTheWay } from './PicksOnTheWay';
import { seesPickings } from './roles';

/** Lists the goods that the warehouse picks for shipments, and its wrong scans. */
export const pickings: Context<'pickings', typeof en> = {
  name: 'pickings',
  screens: [
    { path: 'pickings', at: later(() => import('./Pickings'), 'Pickings') },
    { path: 'pickings/:id', at: later(() => import('./Picking'), 'Picking') },
  ],
  beside: PicksOnTheWay,
  followers: { pickings: reads('pickings') },
  menu: [{ to: '/pickings', group: 'shipping', often: { by: [], icon: IconPackages }, text: () => i18next.t('pickings:title'), may: seesPickings, streams: ['Picking'] }],
};
