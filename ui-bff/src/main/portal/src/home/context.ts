import i18next from 'i18next';
import { type Context, later } from '../app/context';
import en from './en.json';
import zh from './zh.json';

/** Where everybody starts: what needs them today. */
export const home: Context<'home', typeof en> = {
  name: 'home',
  texts: { en, zh },
  screens: [{ path: '', at: later(() => import('./Home'), 'Home') }],
  menu: [{ to: '/', text: () => i18next.t('home:menu'), may: () => true }],
};
