import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { hands } from './inHand';
import { foundIn } from '../app/finding';
import { does, type Me } from '../app/Session';
import type en from './en.json';
import { followInterchanges } from './follow';
import { type InterchangeRow, listed } from './interchanges';

const worksOnThem = (me: Me): boolean => does(me, 'edi', 'operator');

/** Incoming and outgoing EDI files and their outcomes. */
export const interchanges: Context<'interchanges', typeof en> = {
  name: 'interchanges',
  screens: [
    { path: 'interchanges', at: later(() => import('./Monitor'), 'Monitor') },
    { path: 'interchanges/try', at: later(() => import('./Try'), 'Try') },
    { path: 'interchanges/:id', at: later(() => import('./Interchange'), 'Interchange') },
  ],
  menu: [{ to: '/interchanges', text: () => i18next.t('interchanges:title'), may: (me) => does(me, 'edi', 'operator', 'auditor', 'buyer', 'sales', 'planner') }],
  finding: {
    text: () => i18next.t('interchanges:title'),
    may: (me) => does(me, 'edi', 'operator', 'auditor', 'buyer', 'sales', 'planner'),
    read: foundIn<InterchangeRow>('/edi/interchanges', 'reference', (row) => ({ to: `/interchanges/${row.id}`, text: row.reference, hint: listed(row).messages.map((one) => one.type).join(', ') })),
  },
  needs: [
    {
      name: 'interchanges-held',
      text: () => i18next.t('interchanges:need.held'),
      why: () => i18next.t('interchanges:need.heldWhy'),
      to: '/interchanges?direction=in&outcome=held',
      tone: 'open',
      may: (me) => worksOnThem(me) || does(me, 'buyer'),
      read: countOf('/edi/interchanges', { direction: 'in', outcome: 'held' }, { hands: hands('message-held') }),
    },
    {
      name: 'interchanges-contradicted',
      text: () => i18next.t('interchanges:need.contradicted'),
      why: () => i18next.t('interchanges:need.contradictedWhy'),
      to: '/interchanges?direction=in&outcome=contradicted',
      tone: 'open',
      may: (me) => worksOnThem(me) || does(me, 'buyer'),
      read: countOf('/edi/interchanges', { direction: 'in', outcome: 'contradicted' }, { hands: hands('message-contradicted') }),
    },
    {
      name: 'interchanges-partly',
      text: () => i18next.t('interchanges:need.partly'),
      why: () => i18next.t('interchanges:need.partlyWhy'),
      to: '/interchanges?direction=in&outcome=partly',
      tone: 'late',
      may: (me) => worksOnThem(me) || does(me, 'buyer'),
      read: countOf('/edi/interchanges', { direction: 'in', outcome: 'partly' }, { hands: hands() }),
    },
    {
      name: 'interchanges-rejected',
      text: () => i18next.t('interchanges:need.rejected'),
      why: () => i18next.t('interchanges:need.rejectedWhy'),
      to: '/interchanges?direction=in&outcome=rejected',
      tone: 'late',
      may: worksOnThem,
      read: countOf('/edi/interchanges', { direction: 'in', outcome: 'rejected' }, { hands: hands() }),
    },
    {
      name: 'interchanges-dead',
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
