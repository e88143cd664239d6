import { IconEngine } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { today } from '../app/days';
import { reads } from '../app/refresh';
import type en from './en.json';
import { recently } from './recent';
import { looksAtMachines, mayTend, seesMachines } from './roles';

/** Machines: their states, figures, stops with causes, faults and maintenance. */
export const machines: Context<'machines', typeof en> = {
  name: 'machines',
  screens: [
    { path: 'machines', at: later(() => import('./Machines'), 'Machines') },
    { path: 'machine-stops', at: later(() => import('./RecentStops'), 'RecentStops') },
    { path: 'shifts', at: later(() => import('./Shifts'), 'Shifts') },
    { path: 'machines/:id', at: later(() => import('./Machine'), 'Machine') },
  ],
  followers: { machines: reads('machines', 'machine-states'), 'machine-stops': reads('machine-stops', 'machine-states', 'machines'), 'machine-days': reads('machines'), shifts: reads('shifts', 'machines') },
  menu: [
    { to: '/machines', group: 'shopFloor', often: { by: ['management'], icon: IconEngine }, text: () => i18next.t('machines:title'), may: seesMachines, covers: ['machine-stops', 'shifts'], streams: ['Machine', 'ShiftPlan'] },
    // Machines that other companies grant to the reader's.
    { to: '/machines', group: 'shopFloor', often: { by: ['bank'], icon: IconEngine }, text: () => i18next.t('machines:title'), may: looksAtMachines, granted: 'machines' },
  ],
  needs: [
    {
      name: 'stops-without-cause',
      text: () => i18next.t('machines:need.stops'),
      why: () => i18next.t('machines:need.stopsWhy'),
      to: '/machine-stops?show=no-cause',
      tone: 'open',
      may: (me, as) => as === 'supplier' && mayTend(me),
      read: (scope, signal) => countOf<{ cause: string | null }>('/machine-stops', { from: recently(today(scope.asOf?.instant)) }, { counts: (row) => row.cause === null })(scope, signal),
    },
  ],
};
