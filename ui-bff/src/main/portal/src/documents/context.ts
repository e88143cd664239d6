import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { foundIn } from '../app/finding';
import { seesTrade } from '../app/Session';
import type en from './en.json';
import type { DocumentRow } from './documents';

/**
 * Partners' messages apart from orders and schedules, and the chain from an order to its invoice.
 */
export const documents: Context<'documents', typeof en> = {
  name: 'documents',
  screens: [
    { path: 'documents', at: later(() => import('./Documents'), 'Documents') },
    { path: 'documents/:id', at: later(() => import('./Document'), 'Document') },
    { path: 'chains/:number', at: later(() => import('./Chain'), 'Chain') },
  ],
  finding: {
    text: () => i18next.t('documents:title'),
    may: seesTrade,
    read: foundIn<DocumentRow>('/documents', 'number', (row) => ({ to: `/documents/${row.id}`, text: row.number, hint: i18next.t(`documents:kind.${row.kind}`, { defaultValue: row.kind }) })),
  },
  menu: [{ to: '/documents', group: 'shipping', text: () => i18next.t('documents:title'), may: seesTrade, covers: ['chains'] }],
};
