import type { Context } from '../app/context';
import type en from './en.json';

/** What answers to orders and call-offs have in common: no screen of its own. */
export const answers: Context<'answers', typeof en> = { name: 'answers' };
