import { IconClipboardList } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { foundIn } from '../app/finding';
import { does, seesTrade } from '../app/Session';
import type en from './en.json';
import { followOrders } from './follow';
import { nextRange, type OrderRow } from './orders';

const hands = { list: 'orders', keyOf: (row: OrderRow): string => row.order };

/** Orders and the answers to their lines. */
export const orders: Context<'orders', typeof en> = {
  name: 'orders',
  screens: [
    { path: 'orders', at: later(() => import('./Orders'), 'Orders') },
    { path: 'orders/new', at: later(() => import('./Write'), 'WriteOrder') },
    { path: 'orders/:id', at: later(() => import('./Order'), 'Order') },
    { path: 'orders/:id/change', at: later(() => import('./Write'), 'ChangeOrder') },
  ],
  menu: [{ to: '/orders', group: 'demand', often: { by: ['sales', 'buyer', 'auditor'], icon: IconClipboardList }, text: (as) => i18next.t(as === 'supplier' ? 'orders:titleSupplier' : 'orders:title'), may: (me) => seesTrade(me) && !does(me, 'warehouse'), streams: ['PurchaseOrder'] }],
  finding: {
    text: (as) => i18next.t(as === 'supplier' ? 'orders:titleSupplier' : 'orders:title'),
    may: seesTrade,
    read: foundIn<OrderRow>('/orders', 'number', (row) => ({ to: `/orders/${row.order}`, text: row.number })),
  },
  needs: [
    {
      name: 'orders-late',
      urgent: { for: 'overdue', act: (as) => i18next.t(as === 'buyer' ? 'orders:act.lateBuyer' : 'orders:act.late') },
      text: () => i18next.t('orders:need.late'),
      why: () => i18next.t('orders:need.lateWhy'),
      to: '/orders?due=past',
      tone: 'late',
      may: (me, as) => as !== undefined && does(me, 'sales', 'planner', 'buyer'),
      read: countOf('/orders', () => nextRange('past'), { hands }),
    },
    {
      name: 'orders-open',
      urgent: { for: 'unanswered', act: () => i18next.t('orders:act.open') },
      text: () => i18next.t('orders:need.open'),
      why: () => i18next.t('orders:need.openWhy'),
      to: '/orders?state=open',
      tone: 'open',
      may: (me, as) => as === 'supplier' && does(me, 'sales', 'planner'),
      read: countOf('/orders', { state: 'open' }, { hands }),
    },
    {
      name: 'orders-proposed',
      urgent: { for: 'unanswered', act: () => i18next.t('orders:act.proposed') },
      text: () => i18next.t('orders:need.proposed'),
      why: () => i18next.t('orders:need.proposedWhy'),
      to: '/orders?state=proposed',
      tone: 'info',
      may: (me, as) => as === 'buyer' && does(me, 'buyer', 'planner', 'sales'),
      read: countOf('/orders', { state: 'proposed' }, { hands }),
    },
  ],
  followers: { orders: followOrders },
};
