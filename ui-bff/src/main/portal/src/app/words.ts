import type { Context } from './context';
import en from './en.json';
import zh from './zh.json';

/** The words of the shell. */
export const app: Context<'app', typeof en> = { name: 'app', texts: { en, zh } };
