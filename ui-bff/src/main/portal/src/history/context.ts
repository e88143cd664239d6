import { type Context, later } from '../app/context';
import en from './en.json';
import zh from './zh.json';

/** What happened, in words, from whichever document one comes. */
export const history: Context<'history', typeof en> = {
  name: 'history',
  texts: { en, zh },
  screens: [{ path: 'history/:id', at: later(() => import('./History'), 'History') }],
};
