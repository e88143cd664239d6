import { type Context, later } from '../app/context';
import type en from './en.json';

/** What happened, in words, from whichever document one comes. */
export const history: Context<'history', typeof en> = {
  name: 'history',
  screens: [{ path: 'history/:id', at: later(() => import('./History'), 'History') }],
};
