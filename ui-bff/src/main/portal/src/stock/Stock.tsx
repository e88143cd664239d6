import { Button } from '@mantine/core';
import { IconBarcode, IconClipboardCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { Download, type Sheet } from '../app/Download';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../app/ListScreen';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope, useScopedPath } from '../app/scope';
import { useMe } from '../app/Session';
import { balancePath } from '../balance/balance';
import { StatusSign } from './signs';
import { categories, statuses, type StockFilters, type StockRow, useOwnSites, useStock } from './stock';
import { mayBook } from './roles';

/** What stands where, of whom, in which status. */
export function Stock() {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const path = useScopedPath();
  const me = useMe();
  const { readOnly } = useScope();
  const sites = useOwnSites();
  const [filters, setFilters] = useUrlFilters(['part', 'site', 'category', 'status', 'batch']);
  const filtered = Object.values(filters).some(Boolean);
  const sheet = useSheet(filters);
  return (
    <ListScreen
      title={t('title')}
      testId="stock"
      actions={<Download sheet={sheet} />}
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
          <ChoiceFilter label={t('column.status')} all={t('filter.allStatuses')} value={filters.status} onChange={(status) => setFilters({ status })} options={statuses.map((one) => ({ value: one, label: t(`status.${one}`) }))} />
          {mayBook(me) && !readOnly && (
            <>
              <Button component={Link} to={path('/scan')} size="xs" leftSection={<IconBarcode size={16} aria-hidden="true" />}>
                {t('scan.title')}
              </Button>
              <Button component={Link} to={path('/stock/count')} size="xs" variant="default" leftSection={<IconClipboardCheck size={16} aria-hidden="true" />} data-testid="count-link">
                {t('count.title')}
              </Button>
            </>
          )}
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

export const stockKey = (row: StockRow): string => [row.site, row.part, row.category, row.status, row.batch, row.unit].join('|');

function useSheet(filters: StockFilters): Sheet<StockRow> {
  const { t } = useTranslation('stock');
  const { as, asOf } = useScope();
  return {
    name: 'stock',
    path: '/stock',
    params: { ...filters, as, asOf },
    columns: [
      { head: t('column.part'), cell: (row) => row.part },
      { head: t('column.site'), cell: (row) => row.site },
      { head: t('column.category'), cell: (row) => t(`category.${row.category}`, { defaultValue: row.category }) },
      { head: t('column.status'), cell: (row) => t(`status.${row.status}`, { defaultValue: row.status }) },
      { head: t('column.batch'), cell: (row) => row.batch },
      { head: t('column.quantity'), cell: (row) => row.quantity },
      { head: t('column.unit'), cell: (row) => row.unit },
      { head: t('column.consigned'), cell: (row) => row.consigned },
      { head: t('column.counted'), cell: (row) => row.countedAt },
    ],
  };
}

function useColumns(): Column<StockRow>[] {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const me = useMe();
  const partner = usePartnerName();
  const site = useSiteName();
  return [
    {
      name: 'part',
      head: t('column.part'),
      place: 'lead',
      cell: (row) =>
        // Another holder's balance is its own.
        row.holder === me.party?.code ? (
          <ScopedLink to={balancePath(row.part, row.site)} className="rowLink">
            {row.part}
          </ScopedLink>
        ) : (
          <strong>{row.part}</strong>
        ),
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
    },
    { name: 'category', head: t('column.category'), place: 'labelled', cell: (row) => t(`category.${row.category}`, { defaultValue: row.category }) },
    { name: 'batch', head: t('column.batch'), place: 'labelled', cell: (row) => row.batch && <span className="number">{row.batch}</span> },
    { name: 'consigned', head: t('column.consigned'), place: 'labelled', cell: (row) => Number(row.consigned) !== 0 && <span className="number nowrap">{format.quantity(row.consigned)}</span> },
    { name: 'counted', head: t('column.counted'), place: 'labelled', quiet: true, cell: (row) => row.countedAt && <span className="number nowrap">{format.moment(row.countedAt)}</span> },
    { name: 'status', head: t('column.status'), place: 'trail', cell: (row) => <StatusSign status={row.status} /> },
    {
      name: 'quantity',
      head: t('column.quantity'),
      place: 'right',
      cell: (row) => (
        <span className="number nowrap">
          <strong data-testid="quantity">{format.quantity(row.quantity)}</strong> {format.unit(row.unit)}
        </span>
      ),
    },
  ];
}
