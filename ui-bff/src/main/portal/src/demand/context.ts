import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { reads } from '../app/refresh';
import { mayPlan } from './demand';
import type en from './en.json';

/** The demand of a buyer's sites, by supplier. */
export const demand: Context<'demand', typeof en> = {
  name: 'demand',
  screens: [{ path: 'demand', at: later(() => import('./Demand'), 'Demand') }],
  followers: { 'material-demands': reads('demand', 'balance') },
  menu: [{ to: '/demand', group: 'demand', text: () => i18next.t('demand:title'), may: mayPlan, streams: ['MaterialDemand'] }],
};
