import { Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get } from '../app/http';
import { type Page, ScopedLink, type Side, useScope } from '../app/scope';
import { does, type Role, useMe } from '../app/Session';
import classes from './home.module.css';

const STEPS = [
  { name: 'parts', to: '/imports', as: undefined, by: ['sales', 'planner', 'buyer', 'edi'] },
  { name: 'tryFile', to: '/interchanges/try', as: undefined, by: ['edi', 'buyer', 'planner'] },
  { name: 'order', to: '/orders/new', as: 'buyer', by: ['buyer'] },
  { name: 'demand', to: '/demand', as: 'buyer', by: ['planner'] },
  { name: 'output', to: '/output', as: 'supplier', by: ['planner', 'sales'] },
  { name: 'count', to: '/stock/count', as: undefined, by: ['warehouse'] },
  { name: 'certificate', to: '/certificates/new', as: 'supplier', by: ['quality'] },
] as const satisfies { name: string; to: string; as: Side | undefined; by: readonly Role[] }[];

/** The first steps of this role on a hub where its company has no trade yet. */
export const stepsFor = (roles: readonly string[], as: Side | undefined) => STEPS.filter((one) => (one.as === undefined || one.as === as) && one.by.some((role) => roles.includes(role)));

const LISTS = ['/call-offs', '/orders', '/shipments'];
/** Whether the company has no call-off, no order and no shipment; undefined until it is known. */
export function useNothingYet(wanted: boolean): boolean | undefined {
  const { as, asOf } = useScope();
  return useQuery({
    queryKey: ['needs', 'nothing-yet', { as, asOf }],
    queryFn: async ({ signal }) => (await Promise.all(LISTS.map((path) => get<Page<unknown>>(path, { as, asOf, limit: 1 }, signal)))).every((page) => page.items.length === 0),
    enabled: wanted,
    retry: false,
  }).data;
}

export function FirstSteps({ opens }: { opens: (path: string) => boolean }) {
  const { t } = useTranslation('home');
  const me = useMe();
  const { as } = useScope();
  const steps = stepsFor(me.roles, as).filter((one) => opens(one.to));
  return (
    <section className={`panel ${classes.first}`} aria-labelledby="home-first" data-testid="first-steps">
      <Title order={2} id="home-first">
        {t('first.title')}
      </Title>
      <p>{t(as === 'buyer' ? 'first.buyer' : 'first.supplier')}</p>
      {steps.length > 0 && (
        <ol>
          {steps.map(({ name, to }) => (
            <li key={name}>
              <ScopedLink to={to}>
                {t(`first.${name}`)} <IconArrowRight size={15} stroke={1.8} aria-hidden="true" />
              </ScopedLink>
              <span className={classes.why}>{t(`first.${name}Why`)}</span>
            </li>
          ))}
        </ol>
      )}
      {steps.length === 0 && does(me, 'quality', 'warehouse') && <p className="dim">{t('first.wait')}</p>}
    </section>
  );
}
