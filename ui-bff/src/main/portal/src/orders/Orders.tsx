import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChoiceFilter, PartnerFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope, useScopedPath } from '../app/scope';
import { useMe } from '../app/Session';
import { orderParams, type OrderRow, useOrders } from './orders';
import { mayOrder } from './roles';
import { OrderSign } from './signs';

const states = ['open', 'answered', 'proposed', 'confirmed', 'refused', 'cancelled'] as const;

export function Orders() {
  const { t } = useTranslation('orders');
  const me = useMe();
  const { as, asOf, readOnly } = useScope();
  const [filters, setFilters] = useUrlFilters(['number', 'partner', 'state']);
  const filtered = Object.values(filters).some(Boolean);
  const answer = useOrders(filters);
  return (
    <ListScreen
      title={t(as === 'supplier' ? 'titleSupplier' : 'title')}
      testId="orders"
      actions={mayOrder(me, as) && !readOnly && <NewLink />}
      source={{ path: '/orders', params: orderParams(filters, { as, asOf }) }}
      answer={answer}
      columns={useColumns()}
      keyOf={(row) => row.order}
      marks={(row) => ({ 'data-testid': 'order-row', 'data-order': row.order, 'data-number': row.number, 'data-state': row.state })}
      filters={
        <>
          <TextFilter icon label={t('filter.number')} value={filters.number} onChange={(number) => setFilters({ number })} testId="filter-number" />
          <PartnerFilter value={filters.partner} onChange={(partner) => setFilters({ partner })} />
          <ChoiceFilter
            label={t('filter.state')}
            all={t('filter.allStates')}
            value={filters.state}
            onChange={(state) => setFilters({ state })}
            options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))}
          />
        </>
      }
      empty={
        filtered
          ? { title: t('empty.filtered'), why: t('empty.filteredWhy') }
          : { title: t('empty.title'), why: t(as === 'supplier' ? 'empty.supplier' : 'empty.buyer') }
      }
    />
  );
}

function NewLink() {
  const { t } = useTranslation('orders');
  const path = useScopedPath();
  return (
    <Button component={Link} to={path('/orders/new')} size="xs" leftSection={<IconPlus size={16} aria-hidden="true" />} data-testid="new-order">
      {t('write.title')}
    </Button>
  );
}

function useColumns(): Column<OrderRow>[] {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { as } = useScope();
  const partner = usePartnerName();
  const site = useSiteName();
  const due = (row: OrderRow): string => (row.firstDue === row.lastDue ? format.date(row.firstDue) : `${format.date(row.firstDue)} – ${format.date(row.lastDue)}`);
  const parties: Column<OrderRow>[] = [
    {
      name: 'customer',
      head: t('column.customer'),
      extra: as === 'buyer',
      cell: (row) => (
        <>
          {partner(row.buyer)} {as !== 'buyer' && row.site && <span className="dim">{site(row.buyer, row.site)}</span>}
        </>
      ),
      value: (row) => partner(row.buyer),
      group: (row) => partner(row.buyer),
    },
    {
      name: 'supplier',
      head: t('column.supplier'),
      extra: as === 'supplier',
      cell: (row) => (
        <>
          {partner(row.supplier)} {as === 'buyer' && row.site && <span className="dim">{site(row.buyer, row.site)}</span>}
        </>
      ),
      value: (row) => partner(row.supplier),
      group: (row) => partner(row.supplier),
    },
  ];
  return [
    {
      name: 'number',
      head: t('column.number'),
      place: 'lead',
      cell: (row) => (
        <ScopedLink to={`/orders/${row.order}`} className="rowLink">
          {row.number}
        </ScopedLink>
      ),
      value: (row) => row.number,
    },
    ...parties,
    { name: 'site', head: t('fact.site'), place: 'labelled', extra: true, cell: (row) => row.site && site(row.buyer, row.site), value: (row) => row.site, group: (row) => (row.site ? site(row.buyer, row.site) : '') },
    { name: 'ordered', head: t('column.ordered'), place: 'labelled', quiet: true, cell: (row) => row.orderDate && <span className="number">{format.date(row.orderDate)}</span>, value: (row) => row.orderDate },
    {
      name: 'due',
      head: t('column.due'),
      place: 'labelled',
      cell: (row) => <span className="number">{due(row)}</span>,
      value: (row) => row.firstDue,
      sheet: [
        { head: t('sheet.firstDue'), cell: (row) => row.firstDue },
        { head: t('sheet.lastDue'), cell: (row) => row.lastDue },
      ],
      group: (row) => format.month(row.firstDue.slice(0, 7)),
    },
    {
      name: 'lines',
      head: t('column.lines'),
      cell: (row) => (
        <span className="number">
          {t('lines', { count: row.lineCount })}
          {row.openLines > 0 && <span className="dim"> · {t('openLines', { count: row.openLines })}</span>}
        </span>
      ),
      value: (row) => row.openLines,
      sheet: [
        { head: t('column.lines'), cell: (row) => row.lineCount },
        { head: t('sheet.open'), cell: (row) => row.openLines },
      ],
    },
    { name: 'currency', head: t('fact.currency'), place: 'labelled', extra: true, cell: (row) => row.currency, value: (row) => row.currency, group: (row) => row.currency ?? '' },
    { name: 'placed', head: t('column.placed'), place: 'labelled', quiet: true, extra: true, cell: (row) => <span className="number nowrap">{format.moment(row.placedAt)}</span>, value: (row) => row.placedAt },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <OrderSign state={row.state} />, value: (row) => t(`state.${row.state}`, { defaultValue: row.state }), group: (row) => t(`state.${row.state}`, { defaultValue: row.state }) },
  ];
}
