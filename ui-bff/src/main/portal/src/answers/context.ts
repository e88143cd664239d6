import type { Context } from '../app/context';
import type en from './en.json';

/** The common parts of answers to orders and call-offs; no screen of its own. */
export const answers: Context<'answers', typeof en> = { name: 'answers' };
