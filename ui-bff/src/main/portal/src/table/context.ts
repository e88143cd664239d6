import type { Context } from '../app/context';
import type en from './en.json';

/** The common parts of all lists. */
export const table: Context<'table', typeof en> = { name: 'table' };
