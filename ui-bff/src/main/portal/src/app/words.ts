import type { Context } from './context';
import type en from './en.json';

/** The words of the shell. */
export const app: Context<'app', typeof en> = { name: 'app' };
