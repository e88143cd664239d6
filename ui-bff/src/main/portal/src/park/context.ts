import { IconBuildingFactory2 } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { does, type Me } from '../app/Session';
import { isOpen, type LoadRequest } from '../energy/loadRequests';
import type en from './en.json';

const isPark = (me: Me): boolean => does(me, 'park');

/** The energy of companies that granted it to a park. */
export const park: Context<'park', typeof en> = {
  name: 'park',
  screens: [{ path: 'park', at: later(() => import('./Park'), 'Park') }],
  menu: [{ to: '/park', group: 'shopFloor', often: { by: ['park'], icon: IconBuildingFactory2 }, text: () => i18next.t('park:title'), may: isPark, streams: ['LoadRequest'] }],
  needs: [
    {
      name: 'load-requests-open',
      text: () => i18next.t('park:need.open'),
      why: () => i18next.t('park:need.openWhy'),
      to: '/park',
      tone: 'open',
      may: isPark,
      read: (scope, signal) => countOf<LoadRequest>('/load-requests', { state: 'asked' }, { counts: (row) => isOpen(row, scope.asOf?.instant ? Date.parse(scope.asOf.instant) : Date.now()) })(scope, signal),
    },
  ],
};
