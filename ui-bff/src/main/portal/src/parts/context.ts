import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { seesTrade } from '../app/Session';
import type en from './en.json';
import { findParts } from './parts';

const MOST = 6;

/** One part and everything about it, opened from every place that names it. */
export const parts: Context<'parts', typeof en> = {
  name: 'parts',
  screens: [{ path: 'parts', at: later(() => import('./Part'), 'Part') }],
  finding: {
    text: () => i18next.t('find.parts'),
    may: seesTrade,
    read: async (text, scope, signal) =>
      [...(await findParts(text, scope, signal))].slice(0, MOST).map(([part, name]) => ({ to: `/parts?number=${encodeURIComponent(part)}`, text: part, ...(name && { hint: name }) })),
  },
};
