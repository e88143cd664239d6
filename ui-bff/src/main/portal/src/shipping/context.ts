import { IconTruckDelivery } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { foundIn } from '../app/finding';
import { reads } from '../app/refresh';
import { does, seesTrade } from '../app/Session';
import type en from './en.json';
import { mayReceive, maySettle } from './roles';
import { type Shipment, TO_SETTLE, UNCERTIFIED } from './shipments';

const hands = { list: 'shipments', keyOf: (row: { id: string }): string => row.id };

/** Goods in transit: announced by the supplier, received by the buyer. */
export const shipping: Context<'shipping', typeof en> = {
  name: 'shipping',
  screens: [
    { path: 'shipments', at: later(() => import('./Shipments'), 'Shipments') },
    { path: 'shipments/new', at: later(() => import('./Ship'), 'Ship') },
    { path: 'shipments/:id', at: later(() => import('./Shipment'), 'Shipment') },
    { path: 'shipments/:id/delivery-note', at: later(() => import('./DeliveryNote'), 'DeliveryNote') },
  ],
  followers: { shipments: reads('shipments', 'stock', 'balance', 'cumulatives', 'certificates') },
  needs: [
    {
      name: 'shipments-uncertified',
      urgent: { for: 'certificate', act: (as) => i18next.t(as === 'buyer' ? 'shipping:act.uncertifiedBuyer' : 'shipping:act.uncertified') },
      text: () => i18next.t('shipping:need.uncertified'),
      why: () => i18next.t('shipping:need.uncertifiedWhy'),
      to: `/shipments?state=${UNCERTIFIED}`,
      tone: 'late',
      may: (me, as) => as !== undefined && does(me, 'quality'),
      read: countOf('/shipments', { missingCertificates: 'true' }, { hands }),
    },
    {
      name: 'shipments-arriving',
      text: () => i18next.t('shipping:need.arriving'),
      why: () => i18next.t('shipping:need.arrivingWhy'),
      to: '/shipments?state=in-transit',
      tone: 'info',
      may: mayReceive,
      read: countOf('/shipments', { state: 'in-transit' }, { hands }),
    },
    {
      name: 'shipments-to-settle',
      urgent: { for: 'difference', act: () => i18next.t('shipping:act.settle') },
      text: () => i18next.t('shipping:need.settle'),
      why: () => i18next.t('shipping:need.settleWhy'),
      to: `/shipments?state=${TO_SETTLE}`,
      tone: 'open',
      may: maySettle,
      read: countOf('/shipments', { toSettle: 'true' }, { hands }),
    },
  ],
  finding: {
    text: () => i18next.t('shipping:title'),
    may: seesTrade,
    read: foundIn<Shipment>('/shipments', 'containing', (row) => ({ to: `/shipments/${encodeURIComponent(row.id)}`, text: row.number, hint: i18next.t(`shipping:state.${row.state}`) })),
  },
  menu: [{ to: '/shipments', group: 'shipping', often: { by: ['sales', 'buyer', 'planner', 'warehouse', 'quality', 'auditor'], icon: IconTruckDelivery }, text: () => i18next.t('shipping:title'), may: (me) => seesTrade(me) && !does(me, 'edi'), streams: ['Shipment'] }],
};
