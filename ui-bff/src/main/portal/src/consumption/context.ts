import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { reads } from '../app/refresh';
import { does } from '../app/Session';
import { mayDecide } from './consumption';
import type en from './en.json';

/** Consumption of consigned goods, stated and accepted for billing. */
export const consumption: Context<'consumption', typeof en> = {
  name: 'consumption',
  screens: [
    { path: 'consumption', at: later(() => import('./Statements'), 'Statements') },
    { path: 'consumption/open', at: later(() => import('./OpenAccount'), 'OpenAccount') },
    { path: 'consumption/:id', at: later(() => import('./Statement'), 'Statement') },
  ],
  followers: { 'consigned-stock': reads('consumption'), 'consumption-statements': reads('consumption') },
  menu: [{ to: '/consumption', group: 'supply', text: () => i18next.t('consumption:title'), may: (me, as) => as !== undefined && does(me, 'warehouse', 'planner', 'buyer', 'sales'), streams: ['ConsumptionAccount', 'ConsumptionStatement'] }],
  needs: [
    {
      name: 'consumption',
      text: () => i18next.t('consumption:need.decide'),
      why: () => i18next.t('consumption:need.decideWhy'),
      to: '/consumption?show=mine',
      tone: 'open',
      may: (me, as) => as !== undefined && mayDecide(me),
      read: countOf('/consumption-statements', { mine: 'true' }, { hands: { list: 'consumption', keyOf: (row: { id: string }) => row.id } }),
    },
  ],
};
