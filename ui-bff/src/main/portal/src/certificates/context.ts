import { IconCertificate } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { countOf } from '../app/counted';
import { foundIn } from '../app/finding';
import { reads } from '../app/refresh';
import { seesTrade } from '../app/Session';
import { type Certificate, pathOf, TO_INSPECT, type ToInspect } from './certificates';
import type en from './en.json';
import { mayInspectCertificates, mayIssue, mayJudge } from './roles';

const hands = { list: 'certificates', keyOf: (row: { id: string }): string => row.id };

/** Suppliers' certificates (EN 10204), and their customers' judgement. */
export const certificates: Context<'certificates', typeof en> = {
  name: 'certificates',
  screens: [
    { path: 'certificates', at: later(() => import('./Certificates'), 'Certificates') },
    { path: 'certificates/new', at: later(() => import('./Issue'), 'Issue') },
    { path: 'certificates-to-inspect', at: later(() => import('./CertificatesToInspect'), 'CertificatesToInspect') },
    { path: 'certificates/:id', at: later(() => import('./Certificate'), 'Certificate') },
  ],
  followers: { certificates: reads('certificates', 'made'), [TO_INSPECT]: reads(TO_INSPECT, 'certificates') },
  menu: [{ to: '/certificates', group: 'quality', often: { by: ['quality', 'auditor'], icon: IconCertificate }, text: () => i18next.t('certificates:title'), may: seesTrade, streams: ['Certificate'] }, { to: '/certificates-to-inspect', group: 'quality', text: () => i18next.t('certificates:toInspect.title'), may: mayInspectCertificates }],
  finding: {
    text: () => i18next.t('certificates:title'),
    may: seesTrade,
    read: foundIn<Certificate>('/certificates', 'number', (row) => ({ to: pathOf(row.id), text: row.number, hint: i18next.t(`certificates:state.${row.state}`, { defaultValue: row.state }) })),
  },
  needs: [
    {
      name: 'certificates-to-inspect',
      urgent: { for: 'certificate', act: () => i18next.t('certificates:act.inspect') },
      text: () => i18next.t('certificates:need.inspect'),
      why: () => i18next.t('certificates:need.inspectWhy'),
      to: '/certificates-to-inspect?state=awaits-validation',
      tone: 'open',
      may: mayInspectCertificates,
      read: countOf<ToInspect>(`/${TO_INSPECT}`, { state: 'awaits-validation' }, { hands: { ...hands, list: TO_INSPECT } }),
    },
    {
      name: 'certificates-to-validate',
      urgent: { for: 'certificate', act: () => i18next.t('certificates:act.validate') },
      text: () => i18next.t('certificates:need.validate'),
      why: () => i18next.t('certificates:need.validateWhy'),
      to: '/certificates?state=awaits-validation',
      tone: 'open',
      may: mayJudge,
      read: countOf<Certificate>('/certificates', { state: 'awaits-validation' }, { counts: (row) => !row.inspector, hands }),
    },
    {
      name: 'certificates-to-accept',
      urgent: { for: 'certificate', act: () => i18next.t('certificates:act.accept') },
      text: () => i18next.t('certificates:need.accept'),
      why: () => i18next.t('certificates:need.acceptWhy'),
      to: '/certificates?state=issued',
      tone: 'open',
      may: mayJudge,
      read: countOf('/certificates', { state: 'issued' }, { hands }),
    },
    {
      name: 'certificates-rejected',
      urgent: { for: 'certificate', act: () => i18next.t('certificates:act.rejected') },
      text: () => i18next.t('certificates:need.rejected'),
      why: () => i18next.t('certificates:need.rejectedWhy'),
      to: '/certificates?state=rejected',
      tone: 'late',
      may: mayIssue,
      read: countOf('/certificates', { state: 'rejected' }, { hands }),
    },
  ],
};
