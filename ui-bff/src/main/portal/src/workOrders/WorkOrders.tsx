import { useTranslation } from 'react-i18next';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { useSiteName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { type Column, ListScreen } from '../table/ListScreen';
import { StateSign } from './signs';
import { pathOf, states, useWorkOrders, type WorkOrder } from './workOrders';

/** The work orders of the reader's company, or those for its goods that a supplier shows it. */
export function WorkOrders() {
  const { t } = useTranslation('workOrders');
  const [filters, setFilters] = useUrlFilters(['part', 'order', 'machine', 'state'], { state: states });
  const filtered = Object.values(filters).some(Boolean);
  return (
    <ListScreen
      title={t('title')}
      testId="work-orders"
      inHand
      answer={useWorkOrders(filters)}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'work-order-row', 'data-number': row.number, 'data-state': row.state })}
      filters={
        <>
          <TextFilter icon label={t('column.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
          <TextFilter label={t('column.order')} value={filters.order} onChange={(order) => setFilters({ order })} testId="filter-order" />
          <TextFilter label={t('column.machine')} value={filters.machine} onChange={(machine) => setFilters({ machine })} testId="filter-machine" />
          <ChoiceFilter label={t('column.state')} all={t('filter.allStates')} value={filters.state} onChange={(state) => setFilters({ state })} options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))} />
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function useColumns(): Column<WorkOrder>[] {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const siteName = useSiteName();
  const site = (row: WorkOrder): string => siteName(row.supplier, row.site);
  const state = (row: WorkOrder): string => t(`state.${row.state}`, { defaultValue: row.state });
  return [
    {
      name: 'number',
      head: t('column.number'),
      place: 'lead',
      cell: (row) => (
        <ScopedLink to={pathOf(row.id)} className="rowLink number">
          {row.number}
        </ScopedLink>
      ),
      value: (row) => row.number,
    },
    { name: 'part', head: t('column.part'), cell: (row) => <PartNumber part={row.part} other={row.partnerPart}>{(own) => <PartLink part={own} />}</PartNumber>, value: (row) => row.part, group: (row) => row.part },
    { name: 'site', head: t('column.site'), place: 'labelled', cell: site, value: site, group: site },
    {
      name: 'quantity',
      head: t('column.quantity'),
      place: 'labelled',
      right: true,
      cell: (row) => (
        <span className="nowrap">
          <span className="number">{format.quantity(row.quantity)}</span> {format.unit(row.unit)}
        </span>
      ),
      value: (row) => row.quantity,
    },
    { name: 'good', head: t('column.done'), place: 'labelled', right: true, cell: (row) => <span className="number">{format.quantity(row.good)}</span>, value: (row) => row.good },
    { name: 'order', head: t('column.order'), place: 'labelled', cell: (row) => row.orderNumber && <span className="number">{row.orderNumber}</span>, value: (row) => row.orderNumber, group: (row) => row.orderNumber ?? '' },
    { name: 'due', head: t('column.due'), place: 'labelled', quiet: true, cell: (row) => row.due && <span className="number nowrap">{format.date(row.due)}</span>, value: (row) => row.due },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <StateSign state={row.state} />, value: state, group: state },
  ];
}
