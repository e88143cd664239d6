import type { Context } from '../app/context';
import type en from './en.json';

/** What all sheets have in common in which something is planned by day or week. */
export const plan: Context<'plan', typeof en> = { name: 'plan' };
