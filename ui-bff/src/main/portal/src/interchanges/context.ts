import { IconArrowsExchange } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later, type Need } from '../app/context';
import { countOf } from '../app/counted';
import { hands } from './inHand';
import { foundIn } from '../app/finding';
import { get } from '../app/http';
import { does, type Me } from '../app/Session';
import type en from './en.json';
import { followInterchanges } from './follow';
import { type Alert, type InterchangeRow, listed } from './interchanges';

const worksOnThem = (me: Me): boolean => does(me, 'edi', 'operator');

/** Open alerts that are this company's to work on; the partner sees them too. */
const toldToUs =
  (kind: string): Need['read'] =>
  async (scope, signal) => {
    const me = await get<Me>('/me', {}, signal);
    return countOf<Alert>('/edi/alerts', { state: 'open', kind }, { counts: (alert) => alert.concern === me.party?.code })(scope, signal);
  };

/** EDI files as they came and went, and what became of them. */
export const interchanges: Context<'interchanges', typeof en> = {
  name: 'interchanges',
  screens: [
    { path: 'interchanges', at: later(() => import('./Monitor'), 'Monitor') },
    { path: 'interchanges/try', at: later(() => import('./Try'), 'Try') },
    { path: 'interchanges/:id', at: later(() => import('./Interchange'), 'Interchange') },
  ],
  menu: [{ to: '/interchanges', group: 'settings', often: { by: ['edi', 'operator'], icon: IconArrowsExchange }, text: () => i18next.t('interchanges:title'), may: (me) => does(me, 'edi', 'operator', 'auditor', 'buyer', 'sales', 'planner') }],
  finding: {
    text: () => i18next.t('interchanges:title'),
    may: (me) => does(me, 'edi', 'operator', 'auditor', 'buyer', 'sales', 'planner'),
    read: foundIn<InterchangeRow>('/edi/interchanges', 'reference', (row) => ({ to: `/interchanges/${row.id}`, text: row.reference, hint: listed(row).messages.map((one) => one.type).join(', ') })),
  },
  needs: [
    {
      name: 'goods-open-again',
      ofNow: true,
      text: () => i18next.t('interchanges:need.opensAgain'),
      why: () => i18next.t('interchanges:need.opensAgainWhy'),
      to: '/interchanges',
      tone: 'late',
      may: (me, as) => as !== undefined && does(me, 'buyer', 'sales', 'planner'),
      read: countOf('/edi/alerts', { state: 'open', kind: 'goods-open-again' }),
    },
    {
      name: 'counts-ruled',
      ofNow: true,
      text: () => i18next.t('interchanges:need.countRuled'),
      why: () => i18next.t('interchanges:need.countRuledWhy'),
      to: '/interchanges',
      tone: 'info',
      may: (me, as) => as !== undefined && does(me, 'buyer', 'sales', 'planner'),
      read: toldToUs('count-ruled'),
    },
    {
      name: 'interchanges-held',
      urgent: { for: 'refused', act: () => i18next.t('interchanges:act.held') },
      text: () => i18next.t('interchanges:need.held'),
      why: () => i18next.t('interchanges:need.heldWhy'),
      to: '/interchanges?direction=in&outcome=held',
      tone: 'open',
      may: (me) => worksOnThem(me) || does(me, 'buyer'),
      read: countOf('/edi/interchanges', { direction: 'in', outcome: 'held' }, { hands: hands('message-held') }),
    },
    {
      name: 'interchanges-contradicted',
      urgent: { for: 'refused', act: () => i18next.t('interchanges:act.contradicted') },
      text: () => i18next.t('interchanges:need.contradicted'),
      why: () => i18next.t('interchanges:need.contradictedWhy'),
      to: '/interchanges?direction=in&outcome=contradicted',
      tone: 'open',
      may: (me) => worksOnThem(me) || does(me, 'buyer'),
      read: countOf('/edi/interchanges', { direction: 'in', outcome: 'contradicted' }, { hands: hands('message-contradicted') }),
    },
    {
      name: 'interchanges-partly',
      urgent: { for: 'refused', act: () => i18next.t('interchanges:act.partly') },
      text: () => i18next.t('interchanges:need.partly'),
      why: () => i18next.t('interchanges:need.partlyWhy'),
      to: '/interchanges?direction=in&outcome=partly',
      tone: 'late',
      may: (me) => worksOnThem(me) || does(me, 'buyer'),
      read: countOf('/edi/interchanges', { direction: 'in', outcome: 'partly' }, { hands: hands() }),
    },
    {
      name: 'interchanges-rejected',
      urgent: { for: 'refused', act: () => i18next.t('interchanges:act.rejected') },
      text: () => i18next.t('interchanges:need.rejected'),
      why: () => i18next.t('interchanges:need.rejectedWhy'),
      to: '/interchanges?direction=in&outcome=rejected',
      tone: 'late',
      may: worksOnThem,
      read: countOf('/edi/interchanges', { direction: 'in', outcome: 'rejected' }, { hands: hands() }),
    },
    {
      name: 'interchanges-dead',
      urgent: { for: 'refused', act: () => i18next.t('interchanges:act.dead') },
      ofNow: true,
      text: () => i18next.t('interchanges:need.dead'),
      why: () => i18next.t('interchanges:need.deadWhy'),
      to: '/interchanges?direction=out&outcome=dead',
      tone: 'late',
      may: worksOnThem,
      read: countOf('/edi/interchanges', { direction: 'out', outcome: 'dead' }, { hands: hands() }),
    },
  ],
  followers: { interchanges: followInterchanges },
};
