import { IconGauge } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { does } from '../app/Session';
import type en from './en.json';

/** Management's one screen: orders, line, stock, picking and utilization. */
export const cockpit: Context<'cockpit', typeof en> = {
  name: 'cockpit',
  screens: [{ path: 'cockpit', at: later(() => import('./Cockpit'), 'Cockpit') }],
  menu: [{ to: '/cockpit', group: 'shopFloor', often: { by: ['management'], icon: IconGauge }, text: () => i18next.t('cockpit:title'), may: (me, as) => as === 'supplier' && does(me, 'management') }],
};
