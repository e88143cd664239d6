import type { Context } from '../app/context';
import type en from './en.json';

/** Moments of the past: the bar to step through them, and two of them compared. No screen of its own. */
export const moments: Context<'moments', typeof en> = { name: 'moments' };
