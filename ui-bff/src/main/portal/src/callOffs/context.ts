import { IconCalendarDue } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { foundIn } from '../app/finding';
import { does, seesTrade } from '../app/Session';
import { type CallOffLine, dueRange, endingSilence, isOverdue, lineKey, OPEN } from './callOffs';
import { Confirmations } from './Confirmations';
import type en from './en.json';
import { followCallOffs } from './follow';

const hands = { list: 'call-offs', keyOf: lineKey };

/** Running schedules and their promises. */
export const callOffs: Context<'callOffs', typeof en> = {
  name: 'callOffs',
  screens: [
    { path: 'call-offs', at: later(() => import('./Board'), 'Board') },
    { path: 'call-offs/paste', at: later(() => import('./Paste'), 'Paste') },
    { path: 'call-offs/:id', at: later(() => import('./Schedule'), 'Schedule') },
  ],
  menu: [{ to: '/call-offs', group: 'demand', often: { by: ['sales', 'planner', 'buyer'], icon: IconCalendarDue }, text: () => i18next.t('callOffs:title'), may: (me) => seesTrade(me) && !does(me, 'quality'), streams: ['DeliverySchedule'] }],
  finding: {
    text: () => i18next.t('callOffs:title'),
    may: seesTrade,
    read: foundIn<CallOffLine>('/call-offs', 'part', (row) => ({ to: `/call-offs/${row.schedule}`, text: `${row.part} ${row.description ?? ''}`.trim(), hint: row.agreement ?? row.site })),
  },
  needs: [
    {
      name: 'call-offs-open',
      urgent: { for: 'unanswered', act: () => i18next.t('callOffs:act.open') },
      text: () => i18next.t('callOffs:need.open'),
      why: () => i18next.t('callOffs:need.openWhy'),
      to: '/call-offs?state=open',
      tone: 'open',
      may: (me, as) => as === 'supplier' && does(me, 'sales', 'planner'),
      read: countOf('/call-offs', OPEN, { hands }),
    },
    {
      name: 'call-offs-silence',
      urgent: { for: 'unanswered', act: () => i18next.t('callOffs:act.silence') },
      text: () => i18next.t('callOffs:need.silence'),
      why: () => i18next.t('callOffs:need.silenceWhy'),
      to: '/call-offs?silence=day',
      tone: 'late',
      may: (me, as) => as === 'supplier' && does(me, 'sales', 'planner'),
      read: countOf('/call-offs', endingSilence, { hands }),
    },
    {
      name: 'call-offs-changed',
      urgent: { for: 'unanswered', act: () => i18next.t('callOffs:act.changed') },
      text: () => i18next.t('callOffs:need.changed'),
      why: () => i18next.t('callOffs:need.changedWhy'),
      to: '/call-offs?state=changed',
      tone: 'info',
      may: (me, as) => as === 'supplier' && does(me, 'sales', 'planner'),
      read: countOf('/call-offs', { state: 'changed' }, { hands }),
    },
    {
      name: 'call-offs-short',
      text: () => i18next.t('callOffs:need.short'),
      why: () => i18next.t('callOffs:need.shortWhy'),
      to: '/call-offs?state=short',
      tone: 'late',
      may: (me, as) => as !== undefined && does(me, 'buyer', 'sales', 'planner'),
      read: countOf('/call-offs', { state: 'short' }, { hands }),
    },
    {
      name: 'call-offs-overdue',
      urgent: { for: 'overdue', act: (as) => i18next.t(as === 'buyer' ? 'callOffs:act.overdueBuyer' : 'callOffs:act.overdue') },
      text: () => i18next.t('callOffs:need.overdue'),
      why: () => i18next.t('callOffs:need.overdueWhy'),
      to: '/call-offs?due=past',
      tone: 'late',
      may: (me, as) => as !== undefined && does(me, 'buyer', 'sales', 'planner', 'warehouse'),
      read: countOf<CallOffLine>('/call-offs', () => dueRange('past'), { counts: isOverdue, hands }),
    },
    {
      name: 'call-offs-week',
      text: () => i18next.t('callOffs:need.week'),
      why: () => i18next.t('callOffs:need.weekWhy'),
      to: '/call-offs?due=week',
      tone: 'quiet',
      may: (me, as) => as === 'supplier' && does(me, 'sales', 'planner', 'warehouse'),
      read: countOf('/call-offs', () => dueRange('week'), { hands }),
    },
  ],
  followers: { 'call-offs': followCallOffs },
  beside: Confirmations,
};
