import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { reads } from '../app/refresh';
import { seesTrade } from '../app/Session';
import type en from './en.json';
import { mayWrite } from './questions';

/** Partners' questions about data that both see. */
export const questions: Context<'questions', typeof en> = {
  name: 'questions',
  screens: [
    { path: 'questions', at: later(() => import('./Questions'), 'Questions') },
    { path: 'questions/:id', at: later(() => import('./Question'), 'Question') },
  ],
  followers: { questions: reads('questions') },
  menu: [{ to: '/questions', group: 'demand', text: () => i18next.t('questions:title'), may: (me, as) => seesTrade(me) && as !== undefined, streams: ['Question'] }],
  needs: [
    {
      name: 'questions',
      urgent: { for: 'unanswered', act: () => i18next.t('questions:act.reply') },
      text: () => i18next.t('questions:need.mine'),
      why: () => i18next.t('questions:need.mineWhy'),
      to: '/questions?show=mine',
      tone: 'open',
      may: mayWrite,
      read: countOf('/questions', { mine: 'true' }, { hands: { list: 'questions', keyOf: (row: { id: string }) => row.id } }),
    },
  ],
};
