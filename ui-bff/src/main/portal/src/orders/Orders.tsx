import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChoiceFilter, PartnerFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { Download, type Sheet } from '../app/Download';
import { type Column, ListScreen } from '../app/ListScreen';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope, useScopedPath } from '../app/scope';
import { useMe } from '../app/Session';
import { type OrderFilters, orderParams, type OrderRow, useOrders } from './orders';
import { mayOrder } from './roles';
import { OrderSign } from './signs';

const states = ['open', 'answered', 'proposed', 'confirmed', 'refused', 'cancelled'] as const;

export function Orders() {
  const { t } = useTranslation('orders');
  const me = useMe();
  const { as, readOnly } = useScope();
  const [filters, setFilters] = useUrlFilters(['number', 'partner', 'state']);
  const filtered = Object.values(filters).some(Boolean);
  const answer = useOrders(filters);
  const sheet = useSheet(filters);
  return (
    <ListScreen
      title={t(as === 'supplier' ? 'titleSupplier' : 'title')}
      testId="orders"
      actions={
        <>
          {mayOrder(me, as) && !readOnly && <NewLink />}
          <Download sheet={sheet} />
        </>
      }
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

function useSheet(filters: OrderFilters): Sheet<OrderRow> {
  const { t } = useTranslation('orders');
  const { as, asOf } = useScope();
  const partner = usePartnerName();
  return {
    name: 'orders',
    path: '/orders',
    params: orderParams(filters, { as, asOf }),
    columns: [
      { head: t('column.number'), cell: (row) => row.number },
      { head: t('column.customer'), cell: (row) => partner(row.buyer) },
      { head: t('column.supplier'), cell: (row) => partner(row.supplier) },
      { head: t('fact.site'), cell: (row) => row.site },
      { head: t('column.ordered'), cell: (row) => row.orderDate },
      { head: t('fact.currency'), cell: (row) => row.currency },
      { head: t('sheet.firstDue'), cell: (row) => row.firstDue },
      { head: t('sheet.lastDue'), cell: (row) => row.lastDue },
      { head: t('column.lines'), cell: (row) => row.lineCount },
      { head: t('sheet.open'), cell: (row) => row.openLines },
      { head: t('column.state'), cell: (row) => t(`state.${row.state}`, { defaultValue: row.state }) },
    ],
  };
}

function useColumns(): Column<OrderRow>[] {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { as } = useScope();
  const partner = usePartnerName();
  const site = useSiteName();
  const due = (row: OrderRow): string => (row.firstDue === row.lastDue ? format.date(row.firstDue) : `${format.date(row.firstDue)} – ${format.date(row.lastDue)}`);
  const parties: Column<OrderRow>[] = [
    ...(as === 'buyer' ? [] : [{ name: 'customer', head: t('column.customer'), cell: (row: OrderRow) => <>{partner(row.buyer)} {row.site && <span className="dim">{site(row.buyer, row.site)}</span>}</> }]),
    ...(as === 'supplier' ? [] : [{ name: 'supplier', head: t('column.supplier'), cell: (row: OrderRow) => <>{partner(row.supplier)} {as === 'buyer' && row.site && <span className="dim">{site(row.buyer, row.site)}</span>}</> }]),
  ];
  return [
    { name: 'number', head: t('column.number'), place: 'lead', cell: (row) => <ScopedLink to={`/orders/${row.order}`} className="rowLink">{row.number}</ScopedLink> },
    ...parties,
    { name: 'ordered', head: t('column.ordered'), place: 'labelled', quiet: true, cell: (row) => row.orderDate && <span className="number">{format.date(row.orderDate)}</span> },
    { name: 'due', head: t('column.due'), place: 'labelled', cell: (row) => <span className="number">{due(row)}</span> },
    {
      name: 'lines',
      head: t('column.lines'),
      cell: (row) => (
        <span className="number">
          {t('lines', { count: row.lineCount })}
          {row.openLines > 0 && <span className="dim"> · {t('openLines', { count: row.openLines })}</span>}
        </span>
      ),
    },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <OrderSign state={row.state} /> },
  ];
}
