import type { Context } from '../app/context';
import type en from './en.json';

/** The common parts of all sheets for planning by day or week. */
export const plan: Context<'plan', typeof en> = { name: 'plan' };
