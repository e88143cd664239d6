import { IconHierarchy } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { foundIn } from '../app/finding';
import { reads } from '../app/refresh';
import { type BatchRow, pathOf } from './batches';
import type en from './en.json';
import { mayBlock, seesBatches } from './roles';
import { standingOf } from './signs';

/** Batches, their problems and their genealogy. */
export const batches: Context<'batches', typeof en> = {
  name: 'batches',
  screens: [
    { path: 'batches', at: later(() => import('./Batches'), 'Batches') },
    { path: 'batches/:id', at: later(() => import('./Batch'), 'Batch') },
  ],
  followers: { batches: reads('batches', 'made') },
  menu: [{ to: '/batches', group: 'quality', often: { by: ['production'], icon: IconHierarchy }, text: () => i18next.t('batches:title'), may: seesBatches, streams: ['Batch'] }],
  finding: {
    text: () => i18next.t('batches:title'),
    may: seesBatches,
    read: foundIn<BatchRow>('/batches', 'number', (row) => ({ to: pathOf(row.id), text: row.number, hint: row.part })),
  },
  needs: [
    {
      name: 'batches-blocked',
      urgent: { for: 'certificate', act: () => i18next.t('batches:act.blocked') },
      text: () => i18next.t('batches:need.blocked'),
      why: () => i18next.t('batches:need.blockedWhy'),
      to: '/batches?state=blocked',
      tone: 'late',
      may: (me, as) => as !== undefined && mayBlock(me),
      read: countOf('/batches', { state: 'blocked' }, { hands: { list: 'batches', keyOf: (row: { id: string }) => row.id } }),
    },
    {
      name: 'batches-contested',
      urgent: { for: 'certificate', act: () => i18next.t('batches:act.contested') },
      text: () => i18next.t('batches:need.contested'),
      why: () => i18next.t('batches:need.contestedWhy'),
      to: '/quality',
      tone: 'late',
      may: (me, as) => as === 'supplier' && mayBlock(me),
      // A blocked batch counts as blocked.
      read: countOf('/batches', {}, { counts: (row: BatchRow) => standingOf(row) === 'contested', hands: { list: 'batches', keyOf: (row) => row.id } }),
    },
  ],
};
