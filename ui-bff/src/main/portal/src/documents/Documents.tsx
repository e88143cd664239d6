import { useTranslation } from 'react-i18next';
import { ChoiceFilter, PartnerFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { Standing } from './Standing';
import { type DocumentRow, kinds, useDocuments } from './documents';

/** Partners' messages apart from orders and schedules. */
export function Documents() {
  const { t } = useTranslation('documents');
  const [filters, setFilters] = useUrlFilters(['kind', 'number', 'order', 'part', 'partner'], { kind: kinds });
  const { as, asOf } = useScope();
  const filtered = Object.values(filters).some(Boolean);
  return (
    <ListScreen
      title={t('title')}
      testId="documents"
      source={{ path: '/documents', params: { ...filters, as, asOf } }}
      answer={useDocuments(filters)}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'document-row', 'data-number': row.number, 'data-kind': row.kind })}
      filters={
        <>
          <TextFilter icon label={t('filter.number')} value={filters.number} onChange={(number) => setFilters({ number })} testId="filter-number" />
          <TextFilter label={t('filter.order')} value={filters.order} onChange={(order) => setFilters({ order })} testId="filter-order" />
          <TextFilter label={t('filter.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
          <PartnerFilter value={filters.partner} onChange={(partner) => setFilters({ partner })} />
          <ChoiceFilter
            label={t('filter.kind')}
            all={t('filter.allKinds')}
            value={filters.kind}
            onChange={(kind) => setFilters({ kind })}
            options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function useColumns(): Column<DocumentRow>[] {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const name = usePartnerName();
  const kind = (row: DocumentRow): string => t(`kind.${row.kind}`, { defaultValue: row.kind });
  return [
    {
      name: 'number',
      head: t('column.number'),
      place: 'lead',
      cell: (row) => (
        <ScopedLink to={`/documents/${row.id}`} className="rowLink number">
          {row.number || t('noNumber')}
        </ScopedLink>
      ),
      value: (row) => row.number,
    },
    { name: 'kind', head: t('column.kind'), place: 'left', cell: (row) => <>{t(`kind.${row.kind}`, { defaultValue: row.kind })}<Standing row={row} /></>, value: kind, group: kind },
    { name: 'sender', head: t('column.sender'), cell: (row) => <>{name(row.sender)} <span className="dim">→</span> {name(row.sender === row.buyer ? row.supplier : row.buyer)}</>, value: (row) => name(row.sender), group: (row) => name(row.sender) },
    { name: 'orders', head: t('column.orders'), place: 'labelled', cell: (row) => <OrderLinks row={row} />, value: (row) => ordersOf(row).map(({ number }) => number).join(', ') },
    { name: 'lines', head: t('column.lines'), place: 'labelled', right: true, cell: (row) => <span className="number">{format.quantity(String(row.lineCount))}</span>, value: (row) => row.lineCount },
    { name: 'issued', head: t('column.issued'), place: 'right', cell: (row) => row.issued && <span className="number">{format.date(row.issued)}</span>, value: (row) => row.issued, group: (row) => (row.issued ? format.month(row.issued.slice(0, 7)) : '') },
  ];
}

const ordersOf = (row: DocumentRow): DocumentRow['references'] => row.references.filter(({ to }) => to === 'order' || to === 'agreement');

/** The orders that a document belongs to, each linked to its chain. */
export function OrderLinks({ row, most = 3 }: { row: DocumentRow; most?: number }) {
  const orders = ordersOf(row);
  return (
    <>
      {orders.slice(0, most).map(({ number }, at) => (
        <span key={number}>
          {at > 0 && ', '}
          <ScopedLink to={`/chains/${encodeURIComponent(number)}`} className="number">
            {number}
          </ScopedLink>
        </span>
      ))}
      {orders.length > most && <span className="dim"> +{orders.length - most}</span>}
    </>
  );
}
