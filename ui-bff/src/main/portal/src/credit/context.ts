import i18next from 'i18next';
import { IconBuildingBank } from '@tabler/icons-react';
import { type Context, later } from '../app/context';
import { does } from '../app/Session';
import type en from './en.json';

/** Figures on which a bank can lend, for the bank by grant and for the company's own management. */
export const credit: Context<'credit', typeof en> = {
  name: 'credit',
  screens: [{ path: 'credit', at: later(() => import('./Credit'), 'Credit') }],
  menu: [{ to: '/credit', group: 'settings', often: { by: ['bank'], icon: IconBuildingBank }, text: () => i18next.t('credit:title'), may: (me) => does(me, 'bank', 'management') }],
};
