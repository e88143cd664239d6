import { IconEngine } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { reads } from '../app/refresh';
import type en from './en.json';
import { seesMachines } from './roles';

/** Machines: what each does and did, how well, and why it stood still. */
export const machines: Context<'machines', typeof en> = {
  name: 'machines',
  screens: [
    { path: 'machines', at: later(() => import('./Machines'), 'Machines') },
    { path: 'machines/:id', at: later(() => import('./Machine'), 'Machine') },
  ],
  followers: { machines: reads('machines', 'machine-states'), 'machine-stops': reads('machine-stops', 'machine-states', 'machines'), 'machine-days': reads('machines') },
  menu: [{ to: '/machines', group: 'shopFloor', often: { by: ['management'], icon: IconEngine }, text: () => i18next.t('machines:title'), may: seesMachines, streams: ['Machine', 'ShiftPlan'] }],
};
