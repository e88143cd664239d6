import { IconShare } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later, type Need } from '../app/context';
import { countOf } from '../app/counted';
import { today } from '../app/days';
import { readsPastToo } from '../app/refresh';
import { does, onlyLooks } from '../app/Session';
import type en from './en.json';
import { isShown, type Show } from './ends';
import type { GrantRow } from './grants';

/** The needs of a reader who only looks: data that companies share or no longer share. */
const need = (show: Show, tone: Need['tone']): Need => ({
  name: `grants-${show}`,
  text: () => i18next.t(`sharing:need.${show}` as 'sharing:need.new'),
  why: () => i18next.t(`sharing:need.${show}Why` as 'sharing:need.newWhy'),
  to: `/sharing?show=${show}`,
  tone,
  may: onlyLooks,
  read: (scope, signal) => countOf('/grants', {}, { counts: (row: GrantRow) => isShown(show, row, today(scope.asOf?.instant)) })(scope, signal),
});

/** The reader's rights have changed, so every open query is read again. */
const seen = readsPastToo('grants', 'balance', 'stock', 'production', 'capacity');

/** Grants to other parties. */
export const sharing: Context<'sharing', typeof en> = {
  name: 'sharing',
  screens: [{ path: 'sharing', at: later(() => import('./Grants'), 'Grants') }],
  followers: {
    grants: {
      ...seen,
      apply: (client, as, data) => {
        seen.apply(client, as, data);
        // A company that shares for the first time becomes known by name.
        void client.invalidateQueries({ queryKey: ['partners'], exact: true });
      },
    },
  },
  menu: [{ to: '/sharing', group: 'settings', often: { by: ['bank'], icon: IconShare }, text: () => i18next.t('sharing:title'), may: (me, as) => (as !== undefined && does(me, 'planner', 'sales', 'buyer', 'management')) || onlyLooks(me), streams: ['Grant'] }],
  needs: [need('new', 'info'), need('ending', 'open'), need('ended', 'late')],
};
