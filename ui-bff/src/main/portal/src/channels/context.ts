import { IconPlugConnected } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { does, runsTheHub } from '../app/Session';
import type en from './en.json';
import { endsSoon } from './ending';

/** The hub's channels: all of them for the operator, a party's own for its EDI staff. */
export const channels: Context<'channels', typeof en> = {
  name: 'channels',
  screens: [
    { path: 'channels', at: later(() => import('./Channels'), 'Channels') },
    { path: 'channels/:party', at: later(() => import('./Channel'), 'Channel') },
  ],
  menu: [
    { to: '/channels', group: 'settings', often: { by: ['operator'], icon: IconPlugConnected }, text: () => i18next.t('channels:title'), onlyNow: true, may: (me) => does(me, 'operator') },
    { to: (me) => `/channels/${me.party?.code ?? ''}`, group: 'settings', often: { by: ['edi'], icon: IconPlugConnected }, text: () => i18next.t('channels:own'), onlyNow: true, may: (me) => me.party !== null && does(me, 'edi') && !does(me, 'operator') },
  ],
  needs: [
    {
      name: 'channels-paused',
      ofNow: true,
      text: () => i18next.t('channels:need.paused'),
      why: () => i18next.t('channels:need.pausedWhy'),
      to: '/channels?paused=true',
      tone: 'open',
      may: runsTheHub,
      read: countOf('/operator/channels', { paused: 'true' }),
    },
    {
      name: 'certificates-ending',
      ofNow: true,
      text: () => i18next.t('channels:need.ending'),
      why: () => i18next.t('channels:need.endingWhy'),
      to: '/channels?ending=month',
      tone: 'late',
      may: runsTheHub,
      read: countOf('/operator/channels', {}, { counts: endsSoon }),
    },
  ],
};
