import { IconPackages } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { reads } from '../app/refresh';
import type en from './en.json';
import { PicksOnTheWay } from './PicksOnTheWay';
import { mayPick, seesPickings } from './roles';

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
  needs: [
    {
      name: 'pickings-open',
      text: () => i18next.t('pickings:need.open'),
      why: () => i18next.t('pickings:need.openWhy'),
      to: '/pickings?state=open',
      tone: 'open',
      may: (me, as) => as === 'supplier' && mayPick(me),
      read: countOf('/pickings', { state: 'open' }),
    },
  ],
};
