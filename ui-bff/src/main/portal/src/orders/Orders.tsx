import { Button, NativeSelect, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormat } from '../app/format';
import { useFresh } from '../app/fresh';
import list from '../app/list.module.css';
import { usePartnerName, usePartners, useSiteName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { type OrderRow, useOrders } from './orders';
import { OrderSign } from './signs';

const states = ['open', 'answered', 'proposed', 'confirmed', 'refused', 'cancelled'] as const;

export function Orders() {
  const { t } = useTranslation('orders');
  const { as } = useScope();
  const [search, setSearch] = useSearchParams();
  const filters = { number: search.get('number') ?? undefined, partner: search.get('partner') ?? undefined, state: search.get('state') ?? undefined };
  const filtered = Object.values(filters).some(Boolean);
  const orders = useOrders(filters);
  const rows = orders.data?.pages.flatMap((page) => page.items) ?? [];
  const filter = (name: string, value: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return (
    <div className="page">
      <title>{`${t('title')} · Weft`}</title>
      <div className={list.head}>
        <Title order={1}>{t('title')}</Title>
        <Filters filters={filters} filter={filter} />
      </div>
      {orders.isPending ? (
        <Loading />
      ) : orders.isError && !orders.data ? (
        <Failed error={orders.error} retry={() => void orders.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={t(filtered ? 'empty.filtered' : 'empty.title')}>{t(filtered ? 'empty.filteredWhy' : as === 'buyer' ? 'empty.buyer' : 'empty.supplier')}</Empty>
      ) : (
        <div className="panel">
          <table className={list.table} data-testid="orders">
            <thead>
              <tr>
                <th scope="col">{t('column.number')}</th>
                <th scope="col">{t(as === 'buyer' ? 'column.supplier' : 'column.customer')}</th>
                <th scope="col">{t('column.ordered')}</th>
                <th scope="col">{t('column.due')}</th>
                <th scope="col">{t('column.lines')}</th>
                <th scope="col">{t('column.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.order} row={row} />
              ))}
            </tbody>
          </table>
          {orders.hasNextPage && (
            <div className={list.more}>
              <Button variant="default" loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
                {t('more')}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function Filters({ filters, filter }: { filters: { number?: string; partner?: string; state?: string }; filter: (name: string, value: string) => void }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const me = useMe();
  const partners = usePartners().filter((partner) => partner.code !== me.party?.code);
  const [number, setNumber] = useState(filters.number ?? '');
  const later = useDebouncedCallback((typed: string) => filter('number', typed.trim()), 250);
  return (
    <search className={list.filters}>
      <TextInput
        size="xs"
        aria-label={t('filter.number')}
        placeholder={t('filter.number')}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        value={number}
        onChange={(event) => {
          setNumber(event.currentTarget.value);
          later(event.currentTarget.value);
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={t('filter.partner')}
        value={filters.partner ?? ''}
        onChange={(event) => filter('partner', event.currentTarget.value)}
        data={[{ value: '', label: t('filter.allPartners') }, ...partners.map((one) => ({ value: one.code, label: format.text(one.name) }))]}
      />
      <NativeSelect
        size="xs"
        aria-label={t('filter.state')}
        value={filters.state ?? ''}
        onChange={(event) => filter('state', event.currentTarget.value)}
        data={[{ value: '', label: t('filter.allStates') }, ...states.map((state) => ({ value: state, label: t(`state.${state}`) }))]}
      />
    </search>
  );
}

function Row({ row }: { row: OrderRow }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { as } = useScope();
  const partnerName = usePartnerName();
  const siteName = useSiteName();
  const fresh = useFresh(row.order);
  const days = row.firstDue === row.lastDue ? format.date(row.firstDue) : `${format.date(row.firstDue)} – ${format.date(row.lastDue)}`;
  return (
    <tr data-fresh={fresh || undefined} data-testid="order-row" data-order={row.order} data-number={row.number} data-state={row.state}>
      <td className={list.lead}>
        <ScopedLink to={`/orders/${row.order}`} className={list.link}>
          {row.number}
        </ScopedLink>
      </td>
      <td>
        {partnerName(as === 'buyer' ? row.supplier : row.buyer)} {row.site && <span className={list.dim}>{siteName(row.buyer, row.site)}</span>}
      </td>
      <td className={`number ${list.dim}`} data-label={t('column.ordered')}>
        {row.orderDate && format.date(row.orderDate)}
      </td>
      <td className="number" data-label={t('column.due')}>
        {days}
      </td>
      <td className="number">
        {t('lines', { count: row.lineCount })}
        {row.openLines > 0 && <span className={list.dim}> · {t('openLines', { count: row.openLines })}</span>}
      </td>
      <td className={list.trail}>
        <OrderSign state={row.state} />
      </td>
    </tr>
  );
}
