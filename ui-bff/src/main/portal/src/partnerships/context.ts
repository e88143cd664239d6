import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { does } from '../app/Session';
import en from './en.json';
import zh from './zh.json';

/** Who works with whom, and how their messages are read and written. */
export const partnerships: Context<'partnerships', typeof en> = {
  name: 'partnerships',
  texts: { en, zh },
  screens: [
    { path: 'partnerships', at: later(() => import('./Partnerships'), 'Partnerships') },
    { path: 'partnerships/:id', at: later(() => import('./Partnership'), 'Partnership') },
  ],
  menu: [{ to: '/partnerships', text: () => i18next.t('partnerships:title'), may: (me) => does(me, 'edi', 'operator', 'auditor', 'buyer', 'sales') }],
};
