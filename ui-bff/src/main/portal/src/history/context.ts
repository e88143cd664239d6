import { type Context, later } from '../app/context';
import type en from './en.json';

/** A document's history in words. */
export const history: Context<'history', typeof en> = {
  name: 'history',
  screens: [{ path: 'history/:id', at: later(() => import('./History'), 'History') }],
};
