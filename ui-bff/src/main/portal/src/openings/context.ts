import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { reads } from '../app/refresh';
import { does, type Me } from '../app/Session';
import type { Side } from '../app/scope';
import type en from './en.json';

/** The hub checks the same. */
export const maySettle = (me: Me, as: Side | undefined): boolean => as !== undefined && does(me, 'sales', 'planner', 'buyer', 'edi');

/** Opening cumulatives that two companies signed. */
export const openings: Context<'openings', typeof en> = {
  name: 'openings',
  screens: [{ path: 'openings', at: later(() => import('./Openings'), 'Openings') }],
  followers: { 'opening-cumulatives': reads('openings', 'cumulatives') },
  menu: [{ to: '/openings', group: 'demand', text: () => i18next.t('openings:title'), may: maySettle, streams: ['OpeningCumulatives'] }],
  needs: [
    {
      name: 'openings',
      text: () => i18next.t('openings:need.mine'),
      why: () => i18next.t('openings:need.mineWhy'),
      to: '/openings?show=mine',
      tone: 'open',
      may: maySettle,
      read: countOf('/opening-cumulatives', { mine: 'true' }, { hands: { list: 'openings', keyOf: (row: { id: string }) => row.id } }),
    },
  ],
};
