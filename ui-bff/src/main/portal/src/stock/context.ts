import { IconScan, IconStack2 } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { reads } from '../app/refresh';
import { does, onlyLooks } from '../app/Session';
import type en from './en.json';
import { stockKey } from './key';
import { mayBook } from './roles';
import { WaitingScans } from './WaitingScans';

const hands = { list: 'stock', keyOf: stockKey };

/** Stock, its counts and its movements. */
export const stock: Context<'stock', typeof en> = {
  name: 'stock',
  screens: [
    { path: 'stock', at: later(() => import('./Stock'), 'Stock') },
    { path: 'stock/count', at: later(() => import('./Count'), 'Count') },
    { path: 'scan', at: later(() => import('./Scan'), 'Scan') },
  ],
  // The reader's own stock, and the stock that others share.
  beside: WaitingScans,
  followers: { stock: reads('stock', 'balance', 'made'), 'shared-stock': reads('stock', 'balance') },
  menu: [
    { to: '/scan', group: 'supply', often: { by: ['warehouse'], icon: IconScan }, text: () => i18next.t('stock:scan.title'), may: (me) => mayBook(me) && does(me, 'warehouse') },
    { to: '/stock', group: 'supply', often: { by: ['warehouse', 'bank'], icon: IconStack2 }, text: () => i18next.t('stock:title'), may: (me, as) => (as !== undefined && does(me, 'warehouse', 'planner', 'buyer', 'sales', 'quality')) || onlyLooks(me), streams: ['Stock', 'StockReport'] },
  ],
  needs: [
    {
      name: 'stock-inspection',
      text: () => i18next.t('stock:need.inspection'),
      why: (me) => i18next.t(mayBook(me) ? 'stock:need.inspectionWhy' : 'stock:need.inspectWhy'),
      to: '/stock?status=inspection',
      tone: 'open',
      may: (me, as) => as !== undefined && does(me, 'warehouse', 'quality'),
      read: countOf('/stock', { status: 'inspection' }, { hands }),
    },
    {
      name: 'stock-blocked',
      text: () => i18next.t('stock:need.blocked'),
      why: (me) => i18next.t(onlyLooks(me) ? 'stock:need.blockedShown' : 'stock:need.blockedWhy'),
      to: '/stock?status=blocked',
      tone: 'late',
      may: (me, as) => (as !== undefined && mayBook(me)) || onlyLooks(me),
      read: countOf('/stock', { status: 'blocked' }, { hands }),
    },
  ],
};
