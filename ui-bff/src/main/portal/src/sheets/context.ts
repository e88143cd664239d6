import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { foundIn } from '../app/finding';
import { reads } from '../app/refresh';
import { does, type Me } from '../app/Session';
import type { Scope } from '../app/scope';
import type en from './en.json';
import { pathOf, type SheetRow } from './sheets';

const seesSheets = (me: Me, as: Scope['as']): boolean => as === 'supplier' && does(me, 'production', 'quality');

/** The parameters with which a supplier makes its parts. */
export const sheets: Context<'sheets', typeof en> = {
  name: 'sheets',
  screens: [
    { path: 'parameter-sheets', at: later(() => import('./Sheets'), 'Sheets') },
    { path: 'parameter-sheets/:id', at: later(() => import('./Sheet'), 'Sheet') },
  ],
  followers: { 'parameter-sheets': reads('parameter-sheets') },
  menu: [{ to: '/parameter-sheets', group: 'shopFloor', text: () => i18next.t('sheets:title'), may: seesSheets, streams: ['ParameterSheet'] }],
  finding: {
    text: () => i18next.t('sheets:title'),
    may: seesSheets,
    read: foundIn<SheetRow>('/parameter-sheets', 'code', (row) => ({ to: pathOf(row.id), text: row.code, hint: row.part })),
  },
};
