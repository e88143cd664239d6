import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { foundIn } from '../app/finding';
import { seesTrade } from '../app/Session';
import en from './en.json';
import type { DocumentRow } from './documents';
import zh from './zh.json';

/** What partners told each other beside orders and schedules, and the chain from an order to its invoice. */
export const documents: Context<'documents', typeof en> = {
  name: 'documents',
  texts: { en, zh },
  screens: [
    { path: 'documents', at: later(() => import('./Documents'), 'Documents') },
    { path: 'chains/:number', at: later(() => import('./Chain'), 'Chain') },
  ],
  finding: {
    text: () => i18next.t('documents:title'),
    may: seesTrade,
    read: foundIn<DocumentRow>('/documents', 'number', (row) => ({ to: `/interchanges/${row.interchange}`, text: row.number, hint: i18next.t(`documents:kind.${row.kind}`, { defaultValue: row.kind }) })),
  },
  menu: [{ to: '/documents', text: () => i18next.t('documents:title'), may: seesTrade, covers: ['chains'] }],
};
