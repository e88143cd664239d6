import { IconRulerMeasure } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { reads } from '../app/refresh';
import { does, seesTrade } from '../app/Session';
import type en from './en.json';
import { mayAnswerConcessions, mayInspect, seesInspections } from './roles';
import { ValuesOnTheWay } from './ValuesOnTheWay';

/** Inspections: what is measured, by whom, and what it decides. */
export const inspections: Context<'inspections', typeof en> = {
  name: 'inspections',
  screens: [
    { path: 'quality', at: later(() => import('./Inbox'), 'Inbox') },
    { path: 'inspections', at: later(() => import('./Inspections'), 'Inspections') },
    { path: 'concessions', at: later(() => import('./Concessions'), 'Concessions') },
    { path: 'inspections/:id', at: later(() => import('./Inspection'), 'Inspection') },
  ],
  // Values that wait are sent from every screen.
  beside: ValuesOnTheWay,
  followers: { inspections: reads('inspections', 'made'), 'inspection-photos': reads('inspections'), concessions: reads('concessions') },
  menu: [
    { to: '/quality', group: 'quality', often: { by: ['quality'], icon: IconRulerMeasure }, text: () => i18next.t('inspections:inbox.title'), may: (me, as) => seesTrade(me) && as !== undefined && does(me, 'quality') },
    { to: '/inspections', group: 'quality', text: () => i18next.t('inspections:title'), may: seesInspections, streams: ['Inspection'] },
    { to: '/concessions', group: 'quality', text: () => i18next.t('inspections:concession.title'), may: seesInspections, streams: ['Concession'] },
  ],
  needs: [
    {
      name: 'inspections-open',
      text: () => i18next.t('inspections:need.open'),
      why: () => i18next.t('inspections:need.openWhy'),
      to: '/inspections?state=open',
      tone: 'open',
      may: (me, as) => as !== undefined && mayInspect(me),
      read: countOf('/inspections', { state: 'open' }, { hands: { list: 'inspections', keyOf: (row: { id: string }) => row.id } }),
    },
    {
      name: 'concessions-asked',
      urgent: { for: 'unanswered', act: () => i18next.t('inspections:need.answer') },
      text: () => i18next.t('inspections:need.concessions'),
      why: () => i18next.t('inspections:need.concessionsWhy'),
      to: '/concessions?state=asked',
      tone: 'open',
      may: (me, as) => as === 'buyer' && mayAnswerConcessions(me),
      read: countOf('/concessions', { state: 'asked' }),
    },
  ],
};
