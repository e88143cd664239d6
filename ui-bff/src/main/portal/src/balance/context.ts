import { IconTrendingDown } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { withHands } from '../app/hands';
import { reads } from '../app/refresh';
import { does } from '../app/Session';
import { readRunOuts, runOutKey } from './balance';
import type en from './en.json';

/** Demand, output, stock and transit of each part in one balance. */
export const balance: Context<'balance', typeof en> = {
  name: 'balance',
  screens: [
    { path: 'run-outs', at: later(() => import('./RunOuts'), 'RunOuts') },
    { path: 'balance', at: later(() => import('./PartBalance'), 'PartBalance') },
  ],
  followers: { 'part-agreements': reads('balance', 'stock') },
  menu: [{ to: '/run-outs', group: 'supply', often: { by: ['planner'], icon: IconTrendingDown }, text: () => i18next.t('balance:title'), may: (me, as) => as !== undefined && does(me, 'planner', 'buyer', 'sales'), covers: ['balance'] }],
  needs: [
    {
      name: 'run-outs',
      text: () => i18next.t('balance:need.runOuts'),
      why: () => i18next.t('balance:need.runOutsWhy'),
      to: '/run-outs?show=short',
      tone: 'late',
      may: (me, as) => as !== undefined && does(me, 'planner', 'buyer', 'sales'),
      read: async (scope, signal) => {
        const page = await readRunOuts(scope, undefined, 200, null, signal);
        const rows = page.items.filter((row) => row.runOut);
        return withHands({ count: rows.length, more: page.next !== null && rows.length === page.items.length }, { list: 'run-outs' }, rows.map(runOutKey), scope, signal);
      },
    },
  ],
};
