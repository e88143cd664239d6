import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { foundIn } from '../app/finding';
import { reads } from '../app/refresh';
import type en from './en.json';
import { pathOf, type Plan } from './plans';
import { seesPlans } from './roles';

/** Lists the characteristics to inspect on each part, and the size of the sample. */
export const inspectionPlans: Context<'inspectionPlans', typeof en> = {
  name: 'inspectionPlans',
  screens: [
    { path: 'inspection-plans', at: later(() => import('./Plans'), 'Plans') },
    { path: 'inspection-plans/new', at: later(() => import('./Editor'), 'NewPlan') },
    { path: 'inspection-plans/:id/edit', at: later(() => import('./Editor'), 'NextVersion') },
    { path: 'inspection-plans/:id', at: later(() => import('./Plan'), 'Plan') },
  ],
  followers: { 'inspection-plans': reads('inspection-plans') },
  menu: [{ to: '/inspection-plans', group: 'quality', text: () => i18next.t('inspectionPlans:title'), may: seesPlans, streams: ['InspectionPlan'] }],
  finding: {
    text: () => i18next.t('inspectionPlans:title'),
    may: seesPlans,
    read: foundIn<Plan>('/inspection-plans', 'part', (row) => ({ to: pathOf(row.id), text: row.part, hint: i18next.t(`inspections:stage.${row.stage}`) })),
  },
};
