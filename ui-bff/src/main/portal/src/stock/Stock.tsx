import { Button } from '@mantine/core';
import { IconBarcode, IconClipboardCheck, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName, useSiteName } from '../app/partners';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink, useScope, useScopedPath } from '../app/scope';
import { onlyLooks, useMe } from '../app/Session';
import { balancePath } from '../balance/balance';
import { StatusSign } from './signs';
import { stockKey } from './key';
import { BELOW_ZERO, categories, statuses, type StockRow, useOwnSites, useStock } from './stock';
import { mayBook } from './roles';
import { SendReport } from './SendReport';
import classes from './stock.module.css';

/** Stock by place, owner and status. */
export function Stock() {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const path = useScopedPath();
  const me = useMe();
  const { as, asOf, readOnly } = useScope();
  const sites = useOwnSites();
  const [filters, setFilters] = useUrlFilters(['part', 'site', 'category', 'status', 'batch'], { category: categories, status: [...statuses, BELOW_ZERO] });
  const [reporting, setReporting] = useState(false);
  const filtered = Object.values(filters).some(Boolean);
  return (
    <ListScreen
      title={t('title')}
      testId="stock"
      inHand
      source={{ path: '/stock', params: { ...filters, as, asOf } }}
      answer={useStock(filters)}
      columns={useColumns()}
      keyOf={stockKey}
      marks={(row) => ({ 'data-testid': 'stock-row', 'data-part': row.part, 'data-status': row.status, 'data-batch': row.batch ?? '' })}
      filters={
        <>
          <TextFilter icon label={t('filter.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
          <TextFilter label={t('filter.batch')} value={filters.batch} onChange={(batch) => setFilters({ batch })} testId="filter-batch" />
          {sites.length > 1 && (
            <ChoiceFilter label={t('column.site')} all={t('filter.allSites')} value={filters.site} onChange={(site) => setFilters({ site })} options={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} />
          )}
          <ChoiceFilter label={t('column.category')} all={t('filter.allCategories')} value={filters.category} onChange={(category) => setFilters({ category })} options={categories.map((one) => ({ value: one, label: t(`category.${one}`) }))} />
          <ChoiceFilter label={t('column.status')} all={t('filter.allStatuses')} value={filters.status} onChange={(status) => setFilters({ status })} options={[...statuses, BELOW_ZERO].map((one) => ({ value: one, label: t(`status.${one}` as 'status.usable') }))} />
          {mayBook(me) && !readOnly && (
            <>
              <Button component={Link} to={path('/scan')} size="xs" leftSection={<IconBarcode size={16} aria-hidden="true" />}>
                {t('scan.title')}
              </Button>
              <Button component={Link} to={path('/stock/count')} size="xs" variant="default" leftSection={<IconClipboardCheck size={16} aria-hidden="true" />} data-testid="count-link">
                {t('count.title')}
              </Button>
              <Button size="xs" variant="default" leftSection={<IconSend size={16} aria-hidden="true" />} onClick={() => setReporting(true)} data-testid="report-open">
                {t('report.title')}
              </Button>
              {reporting && <SendReport part={filters.part ?? ''} site={filters.site ?? ''} onClose={() => setReporting(false)} />}
            </>
          )}
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : onlyLooks(me) ? { title: t('empty.shown'), why: t('empty.shownWhy') } : { title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function useColumns(): Column<StockRow>[] {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const me = useMe();
  const partner = usePartnerName();
  const site = useSiteName();
  const category = (row: StockRow): string => t(`category.${row.category}`, { defaultValue: row.category });
  const status = (row: StockRow): string => t(`status.${row.status}`, { defaultValue: row.status });
  return [
    {
      name: 'part',
      head: t('column.part'),
      place: 'lead',
      // Another holder's balance belongs to that holder.
      cell: (row) => (
        <PartNumber part={row.part} other={row.partnerPart}>
          {(own) =>
            row.holder === me.party?.code ? (
              <ScopedLink to={balancePath(own, row.site)} className="rowLink">
                {own}
              </ScopedLink>
            ) : (
              <PartLink part={own} />
            )
          }
        </PartNumber>
      ),
      value: (row) => row.part,
      group: (row) => row.part,
    },
    {
      name: 'site',
      head: t('column.site'),
      place: 'left',
      cell: (row) => (
        <>
          {site(row.holder, row.site)}
          {row.holder !== me.party?.code && <span className="dim"> {partner(row.holder)}</span>}
        </>
      ),
      value: (row) => site(row.holder, row.site),
      group: (row) => site(row.holder, row.site),
    },
    { name: 'category', head: t('column.category'), place: 'labelled', cell: category, value: category, group: category },
    { name: 'batch', head: t('column.batch'), place: 'labelled', cell: (row) => row.batch && <span className="number nowrap">{row.batch}</span>, value: (row) => row.batch },
    { name: 'consigned', head: t('column.consigned'), place: 'labelled', value: (row) => row.consigned, sum: (row) => row.consigned === null ? null : { quantity: row.consigned, unit: row.unit }, cell: (row) => row.consigned !== null && Number(row.consigned) !== 0 && <span className="number nowrap">{format.quantity(row.consigned)}</span> },
    { name: 'counted', head: t('column.counted'), place: 'labelled', quiet: true, cell: (row) => row.countedAt && <span className="number nowrap">{format.moment(row.countedAt)}</span>, value: (row) => row.countedAt },
    { name: 'status', head: t('column.status'), place: 'trail', cell: (row) => <StatusSign status={row.status} />, value: status, group: status },
    {
      name: 'quantity',
      head: t('column.quantity'),
      place: 'right',
      right: true,
      value: (row) => row.quantity,
      sheet: [
        { head: t('column.quantity'), cell: (row) => row.quantity, number: true },
        { head: t('column.unit'), cell: (row) => row.unit },
        { head: t('column.state'), cell: (row) => row.state && t(`state.${row.state}`) },
      ],
      sum: (row) => row.quantity === null ? null : { quantity: row.quantity, unit: row.unit },
      cell: (row) => row.quantity === null ? (
        <span data-testid="state">{row.state && t(`state.${row.state}`)}</span>
      ) : (
        <span className={`number nowrap ${row.status === BELOW_ZERO ? classes.lacking : ''}`}>
          <strong data-testid="quantity">{format.quantity(row.quantity)}</strong> {format.unit(row.unit)}
        </span>
      ),
    },
  ];
}
