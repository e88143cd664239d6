import type { Context } from '../app/context';
import en from './en.json';
import zh from './zh.json';

/** What all lists have in common. */
export const table: Context<'table', typeof en> = { name: 'table', texts: { en, zh } };
