import { IconBolt } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { reads } from '../app/refresh';
import type en from './en.json';
import { isOpen, type LoadRequest } from './loadRequests';
import { mayAnswerAdvice, seesEnergy } from './roles';

/** Energy: consumption and its cost by band, advice, savings, tariffs, meters and load requests. */
export const energy: Context<'energy', typeof en> = {
  name: 'energy',
  screens: [{ path: 'energy', at: later(() => import('./Energy'), 'Energy') }],
  followers: { 'energy-advice': reads('energy-advice', 'energy'), tariffs: reads('tariffs', 'energy'), 'load-requests': reads('load-requests', 'energy'), 'energy-baselines': reads('energy'), meters: reads('meters', 'energy') },
  menu: [{ to: '/energy', group: 'shopFloor', often: { by: ['management'], icon: IconBolt }, text: () => i18next.t('energy:title'), may: seesEnergy, streams: ['Tariff', 'Meter', 'EnergyAdvice', 'EnergyBaseline', 'LoadRequest'] }],
  needs: [
    {
      name: 'energy-advice',
      text: () => i18next.t('energy:need.advice'),
      why: () => i18next.t('energy:need.adviceWhy'),
      to: '/energy?view=advice',
      tone: 'info',
      may: (me, as) => as === 'supplier' && mayAnswerAdvice(me),
      read: countOf('/energy/advice', { state: 'given' }),
    },
    {
      name: 'load-requests',
      urgent: { for: 'unanswered', act: () => i18next.t('energy:need.loadAct') },
      text: () => i18next.t('energy:need.load'),
      why: () => i18next.t('energy:need.loadWhy'),
      to: '/energy?view=requests',
      tone: 'open',
      may: (me, as) => as === 'supplier' && mayAnswerAdvice(me),
      read: (scope, signal) => countOf<LoadRequest>('/load-requests', { state: 'asked' }, { counts: (row) => isOpen(row, scope.asOf?.instant ? Date.parse(scope.asOf.instant) : Date.now()) })(scope, signal),
    },
  ],
};
