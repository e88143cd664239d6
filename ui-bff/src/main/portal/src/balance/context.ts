import { IconTrendingDown } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later, type Need } from '../app/context';
import { withHands } from '../app/hands';
import { reads } from '../app/refresh';
import type { Scope } from '../app/scope';
import { does } from '../app/Session';
import { readRunOuts, type RunOutRow, runOutKey, runsOutSoon } from './balance';
import type en from './en.json';

let underWay: { scope: string; page: ReturnType<typeof readRunOuts> } | undefined;
/** The first rows of the list. Two numbers need them at the same time, and the hub computes them once. */
function firstRows(scope: Scope): ReturnType<typeof readRunOuts> {
  const key = JSON.stringify(scope);
  if (underWay?.scope !== key) {
    const page = readRunOuts(scope, undefined, 200, null, new AbortController().signal).finally(() => (underWay = undefined));
    underWay = { scope: key, page };
  }
  return underWay.page;
}

/** The parts of a list's first rows that are short. */
const counted = (name: string, words: 'soon' | 'runOuts', show: 'soon' | 'short', counts: (row: RunOutRow) => boolean): Need => ({
  name,
  ...(words === 'soon' && { urgent: { for: 'run-out', act: () => i18next.t('balance:act.soon') } }),
  text: () => i18next.t(`balance:need.${words}`),
  why: () => i18next.t(`balance:need.${words}Why`),
  to: `/run-outs?show=${show}`,
  tone: 'late',
  may: (me, as) => as !== undefined && does(me, 'planner', 'buyer', 'sales'),
  read: async (scope, signal) => {
    const page = await firstRows(scope);
    const rows = page.items.filter(counts);
    return withHands({ count: rows.length, more: page.next !== null && rows.length === page.items.length }, { list: 'run-outs' }, rows.map(runOutKey), scope, signal);
  },
});

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
    counted('run-outs-soon', 'soon', 'soon', runsOutSoon),
    counted('run-outs', 'runOuts', 'short', (row) => row.runOut !== null),
  ],
};
