import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { today } from '../app/days';
import { foundIn } from '../app/finding';
import { reads } from '../app/refresh';
import type en from './en.json';
import { type Instrument, pathOf } from './instruments';
import { mayCalibrate, seesInstruments } from './roles';
import { dueBy } from './standing';

/** Measuring instruments and their calibrations. */
export const instruments: Context<'instruments', typeof en> = {
  name: 'instruments',
  screens: [
    { path: 'instruments', at: later(() => import('./Instruments'), 'Instruments') },
    { path: 'instruments/:id', at: later(() => import('./Instrument'), 'Instrument') },
  ],
  followers: { instruments: reads('instruments', 'history') },
  menu: [{ to: '/instruments', group: 'quality', text: () => i18next.t('instruments:title'), may: seesInstruments, streams: ['Instrument'] }],
  finding: {
    text: () => i18next.t('instruments:title'),
    may: seesInstruments,
    read: foundIn<Instrument>('/instruments', 'number', (row) => ({ to: pathOf(row.id), text: row.number, ...(row.kind !== null && { hint: row.kind }) })),
  },
  needs: [
    {
      name: 'instruments-overdue',
      urgent: { for: 'overdue', act: () => i18next.t('instruments:need.act') },
      text: () => i18next.t('instruments:need.overdue'),
      why: () => i18next.t('instruments:need.overdueWhy'),
      to: '/instruments?due=overdue',
      tone: 'late',
      may: (me, as) => as !== undefined && mayCalibrate(me),
      read: (scope, signal) => countOf('/instruments', { dueBy: dueBy('overdue', today(scope.asOf?.instant)) })(scope, signal),
    },
  ],
};
