import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChoiceFilter, PartnerFilter, TextFilter, useUrlFilters } from '../app/filters';
import { isDay, today } from '../app/days';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { PartLink } from '../app/PartLink';
import { useBothNumbers, usePartName } from '../app/PartName';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope, useScopedPath } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { dueOf, dues, orderParams, type OrderFilters, type OrderRow, useOrders } from './orders';
import { mayOrder } from './roles';
import { OrderSign, useStateText } from './signs';

const states = ['open', 'answered', 'proposed', 'confirmed', 'refused', 'cancelled'] as const;

export function Orders() {
  const { t } = useTranslation('orders');
  const me = useMe();
  const format = useFormat();
  const { as, asOf, readOnly } = useScope();
  const stateText = useStateText();
  const [values, setFilters] = useUrlFilters(['number', 'part', 'partner', 'state', 'due'], { state: states });
  const filters: OrderFilters = { ...values, due: dueOf(values.due) };
  const filtered = Object.values(filters).some(Boolean);
  const answer = useOrders(filters);
  return (
    <ListScreen
      title={t(as === 'supplier' ? 'titleSupplier' : 'title')}
      testId="orders"
      inHand
      actions={mayOrder(me, as) && !readOnly && <NewLink />}
      source={{ path: '/orders', params: orderParams(filters, { as, asOf }) }}
      answer={answer}
      columns={useColumns()}
      keyOf={(row) => row.order}
      marks={(row) => ({ 'data-testid': 'order-row', 'data-order': row.order, 'data-number': row.number, 'data-state': row.state })}
      filters={
        <>
          <TextFilter icon label={t('filter.number')} value={filters.number} onChange={(number) => setFilters({ number })} testId="filter-number" />
          <TextFilter label={t('filter.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
          <PartnerFilter value={filters.partner} onChange={(partner) => setFilters({ partner })} />
          <ChoiceFilter
            label={t('filter.state')}
            all={t('filter.allStates')}
            value={filters.state}
            onChange={(state) => setFilters({ state })}
            options={states.map((state) => ({ value: state, label: stateText(state) }))}
          />
          <ChoiceFilter
            label={t('filter.due')}
            all={t('filter.allDue')}
            value={filters.due}
            onChange={(due) => setFilters({ due })}
            options={[...dues.map((due) => ({ value: due as string, label: t(`filter.due_${due}`) })), ...(filters.due && isDay(filters.due) ? [{ value: filters.due, label: format.weekdayAndDate(filters.due) }] : [])]}
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

/** One of an order's parts, by the buyer's number and, where the order says it, the supplier's. */
function PartOf({ row, part, supplierPart }: { row: OrderRow; part: string; supplierPart: string | null }) {
  const { as } = useScope();
  return (
    <PartNumber part={part} by="buyers" partner={as === 'supplier' ? row.buyer : row.supplier} other={supplierPart}>
      {(own) => <PartLink part={own} className="underlined" />}
    </PartNumber>
  );
}

/** The first of several parts, how many more there are, and which. */
function Several({ row, numbers }: { row: OrderRow; numbers: string[] }) {
  const { t } = useTranslation('orders');
  const partName = usePartName();
  const format = useFormat();
  const [first] = row.partNumbers ?? [];
  const count = row.parts;
  if (!first) return <span className="number">{t('parts', { count })}</span>;
  const more = numbers.slice(1);
  const others = [...more.map((part) => [part, partName(part)].filter(Boolean).join(' ')), ...(count > more.length + 1 ? ['…'] : [])];
  return (
    <>
      <PartOf row={row} {...first} />{' '}
      {count > 1 && (
        <span className="dim number nowrap" title={format.list(others)} data-testid="more-parts">
          <span aria-hidden="true">+{count - 1}</span>
          <span className="visually-hidden">{format.list(others)}</span>
        </span>
      )}
    </>
  );
}

function useColumns(): Column<OrderRow>[] {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { as, asOf } = useScope();
  const partner = usePartnerName();
  const site = useSiteName();
  const both = useBothNumbers();
  const stateText = useStateText();
  const own = (row: OrderRow, one: { part: string; supplierPart: string | null }): string => both({ part: one.part, by: 'buyers', partner: as === 'supplier' ? row.buyer : row.supplier, other: one.supplierPart }).own;
  const part = (row: OrderRow): string | null => row.part && own(row, { part: row.part, supplierPart: row.supplierPart });
  const numbers = (row: OrderRow): string[] => (row.partNumbers ?? []).map((one) => own(row, one));
  const late = (row: OrderRow): boolean => row.nextDue !== null && row.nextDue < (asOf?.instant?.slice(0, 10) ?? today());
  const due = (row: OrderRow): string => (row.firstDue === row.lastDue ? format.date(row.firstDue) : `${format.date(row.firstDue)} – ${format.date(row.lastDue)}`);
  const parties: Column<OrderRow>[] = [
    {
      name: 'customer',
      head: t('column.customer'),
      extra: as === 'buyer',
      cell: (row) => (
        <>
          {partner(row.buyer)} {as !== 'buyer' && row.site && <span className="dim together">{site(row.buyer, row.site)}</span>}
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
          {partner(row.supplier)} {as === 'buyer' && row.site && <span className="dim together">{site(row.buyer, row.site)}</span>}
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
    {
      name: 'part',
      head: t('column.part'),
      place: 'left',
      cell: (row) =>
        row.part === null ? (
          <Several row={row} numbers={numbers(row)} />
        ) : (
          <PartOf row={row} part={row.part} supplierPart={row.supplierPart} />
        ),
      value: (row) => part(row) ?? numbers(row)[0] ?? t('parts', { count: row.parts }),
      sheet: [
        { head: t('column.part'), cell: part },
        { head: t('sheet.parts'), cell: (row) => row.parts },
      ],
      // An order with several parts stands under each of them, and under one common word for parts
      // beyond the listed ones.
      group: (row) => (row.parts > 1 ? [...new Set(numbers(row)), ...(row.parts > numbers(row).length ? [t('otherParts')] : [])] : (part(row) ?? t('parts', { count: row.parts }))),
    },
    {
      name: 'value',
      head: t('column.value'),
      place: 'right',
      right: true,
      cell: (row) =>
        row.value === null ? (
          <span className="dim" title={t('noValue')}>–</span>
        ) : (
          <span className="number nowrap" data-testid="order-value">
            {format.money(row.value)} {row.currency}
          </span>
        ),
      value: (row) => row.value,
      sheet: [
        { head: t('column.value'), cell: (row) => row.value, number: true },
        { head: t('fact.currency'), cell: (row) => row.currency },
      ],
      sum: (row) => (row.value !== null && row.currency ? { quantity: row.value, unit: row.currency } : null),
    },
    {
      name: 'next',
      head: t('column.next'),
      place: 'labelled',
      cell: (row) =>
        row.nextDue && (
          <span className="number nowrap" data-testid="order-next">
            {late(row) ? (
              <Sign tone="late" sign="!">
                {format.date(row.nextDue)}
              </Sign>
            ) : (
              format.date(row.nextDue)
            )}
          </span>
        ),
      value: (row) => row.nextDue,
      group: (row) => (row.nextDue ? format.month(row.nextDue.slice(0, 7)) : ''),
    },
    { name: 'site', head: t('fact.site'), place: 'labelled', extra: true, cell: (row) => row.site && site(row.buyer, row.site), value: (row) => row.site && site(row.buyer, row.site), group: (row) => (row.site ? site(row.buyer, row.site) : '') },
    { name: 'ordered', head: t('column.ordered'), place: 'labelled', quiet: true, cell: (row) => row.orderDate && <span className="number">{format.date(row.orderDate)}</span>, value: (row) => row.orderDate },
    {
      name: 'due',
      head: t('column.due'),
      place: 'labelled',
      extra: true,
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
          <span className="nowrap">
            {t('lines', { count: row.lineCount })}
            {row.openLines > 0 && ' ·'}
          </span>{' '}
          {row.openLines > 0 && <span className="dim nowrap">{t('openLines', { count: row.openLines })}</span>}
        </span>
      ),
      value: (row) => row.openLines,
      sheet: [
        { head: t('column.lines'), cell: (row) => row.lineCount },
        { head: t('sheet.open'), cell: (row) => row.openLines },
      ],
    },
    { name: 'currency', head: t('fact.currency'), place: 'labelled', extra: true, cell: (row) => row.currency, value: (row) => row.currency, group: (row) => row.currency ?? '' },
    { name: 'placed', head: t(as === 'supplier' ? 'fact.received' : 'fact.placed'), place: 'labelled', quiet: true, extra: true, cell: (row) => <span className="number nowrap">{format.moment(row.placedAt)}</span>, value: (row) => row.placedAt },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <OrderSign state={row.state} />, value: (row) => stateText(row.state), group: (row) => stateText(row.state) },
  ];
}
