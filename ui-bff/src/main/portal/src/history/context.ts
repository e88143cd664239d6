import { type Context, later } from '../app/context';
import type en from './en.json';

/** A document's history in words, and each event of it. */
export const history: Context<'history', typeof en> = {
  name: 'history',
  screens: [
    { path: 'streams/:id', at: later(() => import('./Stream'), 'Stream') },
    { path: 'history/:id', at: later(() => import('./FormerAddress'), 'FormerAddress') },
    { path: 'events/:position', at: later(() => import('./Event'), 'Event') },
  ],
};
