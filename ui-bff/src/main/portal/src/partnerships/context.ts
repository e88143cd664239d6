import { IconHeartHandshake } from '@tabler/icons-react';
import i18next from 'i18next';
import { type Context, later } from '../app/context';
import { get } from '../app/http';
import type { Partner } from '../app/partners';
import type { Page } from '../app/scope';
import { does, type Me } from '../app/Session';
import type en from './en.json';
import type { PartnershipRow } from './partnerships';

const mayLook = (me: Me): boolean => does(me, 'edi', 'operator', 'auditor', 'buyer', 'sales');

/** Partnerships, and how their messages are read and written. */
export const partnerships: Context<'partnerships', typeof en> = {
  name: 'partnerships',
  screens: [
    { path: 'partnerships', at: later(() => import('./Partnerships'), 'Partnerships') },
    { path: 'partnerships/:id', at: later(() => import('./Partnership'), 'Partnership') },
  ],
  menu: [{ to: '/partnerships', group: 'settings', often: { by: ['edi'], icon: IconHeartHandshake }, text: () => i18next.t('partnerships:title'), may: mayLook, streams: ['Partnership'] }],
  finding: {
    text: () => i18next.t('partnerships:partners'),
    may: mayLook,
    read: async (text, { as, asOf }, signal) => {
      const [{ items: partners }, { items: pairs }] = await Promise.all([
        get<{ items: Partner[] }>('/partners', {}, signal),
        get<Page<PartnershipRow>>('/partnerships', { as, asOf, limit: 500 }, signal),
      ]);
      const name = (code: string): string => partners.find((one) => one.code === code)?.name[i18next.language === 'zh' ? 'zh' : 'en'] ?? code;
      const has = (code: string): boolean => [code, ...Object.values(partners.find((one) => one.code === code)?.name ?? {})].some((word) => word.toLocaleLowerCase().includes(text.toLocaleLowerCase()));
      return pairs.filter((row) => has(row.buyer) || has(row.supplier)).slice(0, 6).map((row) => ({ to: `/partnerships/${row.id}`, text: `${name(row.buyer)} → ${name(row.supplier)}` }));
    },
  },
};
