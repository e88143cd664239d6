import { IconHeartbeat } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { runsTheHub } from '../app/Session';
import type en from './en.json';
import { isWell, lags, readHub } from './running';

/** The hub itself, for its operator: health, positions of views, and dead letters. */
export const running: Context<'running', typeof en> = {
  name: 'running',
  screens: [
    { path: 'hub', at: later(() => import('./Hub'), 'Hub') },
    { path: 'dead-letters', at: later(() => import('./DeadLetters'), 'DeadLetters') },
  ],
  menu: [{ to: '/hub', group: 'settings', often: { by: ['operator'], icon: IconHeartbeat }, text: () => i18next.t('running:title'), onlyNow: true, may: runsTheHub, covers: ['dead-letters'] }],
  needs: [
    {
      name: 'hub-unwell',
      urgent: { for: 'broken', act: () => i18next.t('running:act.unwell') },
      ofNow: true,
      text: () => i18next.t('running:need.unwell'),
      why: () => i18next.t('running:need.unwellWhy'),
      to: '/hub',
      tone: 'late',
      may: runsTheHub,
      read: async (_, signal) => ({ count: Object.values((await readHub(signal)).health.parts).filter((status) => !isWell(status)).length }),
    },
    {
      name: 'views-behind',
      urgent: { for: 'broken', act: () => i18next.t('running:act.behind') },
      ofNow: true,
      text: () => i18next.t('running:need.behind'),
      why: () => i18next.t('running:need.behindWhy'),
      to: '/hub',
      tone: 'late',
      may: runsTheHub,
      read: async (_, signal) => ({ count: (await readHub(signal)).views.filter(lags).length }),
    },
    {
      name: 'dead-letters',
      urgent: { for: 'broken', act: () => i18next.t('running:act.dead') },
      ofNow: true,
      text: () => i18next.t('running:need.dead'),
      why: () => i18next.t('running:need.deadWhy'),
      to: '/dead-letters',
      tone: 'late',
      may: runsTheHub,
      read: countOf('/operator/dead-letters', { discarded: 'false' }),
    },
  ],
};
