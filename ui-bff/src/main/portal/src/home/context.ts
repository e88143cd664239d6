import { IconHome } from '@tabler/icons-react';
import i18next from 'i18next';
import type { Context } from '../app/context';
import type en from './en.json';
import { Home } from './Home';

/** The start for everybody: today's open work. */
export const home: Context<'home', typeof en> = {
  name: 'home',
  screens: [{ path: '', at: Home }],
  menu: [{ to: '/', often: { by: [], icon: IconHome }, text: () => i18next.t('home:menu'), may: () => true, covers: ['parts'], streams: ['PartAgreement', 'Calendar'] }],
};
