import type { Context } from '../app/context';
import type en from './en.json';

/** What all lists have in common. */
export const table: Context<'table', typeof en> = { name: 'table' };
