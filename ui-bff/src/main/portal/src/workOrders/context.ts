import { IconListDetails, IconPlayerPlay } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { foundIn } from '../app/finding';
import { reads } from '../app/refresh';
import { does } from '../app/Session';
import type en from './en.json';
import { countQueue } from './queued';
import { mayReport, seesShopFloor } from './roles';
import { pathOf, type WorkOrder } from './workOrders';

/** What a supplier makes: the queue of its machines, and its work orders with their chain. */
export const workOrders: Context<'workOrders', typeof en> = {
  name: 'workOrders',
  screens: [
    { path: 'queue', at: later(() => import('./Queue'), 'Queue') },
    { path: 'work-orders', at: later(() => import('./WorkOrders'), 'WorkOrders') },
    { path: 'work-orders/:id', at: later(() => import('./WorkOrder'), 'WorkOrder') },
  ],
  followers: { 'work-orders': reads('work-orders', 'made') },
  menu: [
    { to: '/queue', group: 'shopFloor', often: { by: ['production'], icon: IconPlayerPlay }, text: () => i18next.t('workOrders:queue.title'), may: (me, as) => as === 'supplier' && does(me, 'production') },
    { to: '/work-orders', group: 'shopFloor', often: { by: ['production'], icon: IconListDetails }, text: () => i18next.t('workOrders:title'), may: seesShopFloor, streams: ['WorkOrder'] },
  ],
  needs: [
    {
      name: 'steps-waiting',
      text: () => i18next.t('workOrders:need.waiting'),
      why: () => i18next.t('workOrders:need.waitingWhy'),
      to: '/queue',
      tone: 'open',
      may: (me, as) => as === 'supplier' && mayReport(me),
      read: countQueue,
    },
  ],
  finding: {
    text: () => i18next.t('workOrders:title'),
    may: seesShopFloor,
    read: foundIn<WorkOrder>('/work-orders', 'containing', (row) => ({ to: pathOf(row.id), text: row.number, hint: i18next.t(`workOrders:state.${row.state}`, { defaultValue: row.state }) })),
  },
};
