import { useTranslation } from 'react-i18next';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import type { Column } from '../table/columns';
import { ListScreen } from '../table/ListScreen';
import { Batches } from './Batches';
import { pathOf, states, TO_INSPECT, type ToInspect, useToInspect } from './certificates';
import { StateSign } from './signs';

/** The certificates 3.2 that the reader's company validates as the agreed inspector, newest first. */
export function CertificatesToInspect() {
  const { t } = useTranslation('certificates');
  const { asOf } = useScope();
  const [filters, setFilters] = useUrlFilters(['number', 'state'], { state: states });
  const filtered = Object.values(filters).some(Boolean);
  return (
    <ListScreen
      title={t('toInspect.title')}
      testId="certificates-to-inspect"
      inHand
      source={{ path: `/${TO_INSPECT}`, params: { ...filters, asOf } }}
      answer={useToInspect(filters)}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'to-inspect-row', 'data-number': row.number, 'data-state': row.state })}
      filters={
        <>
          <TextFilter icon label={t('column.number')} value={filters.number} onChange={(number) => setFilters({ number })} testId="filter-number" />
          <ChoiceFilter label={t('column.state')} all={t('filter.allStates')} value={filters.state} onChange={(state) => setFilters({ state })} options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))} />
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('toInspect.empty'), why: t('toInspect.emptyWhy') }}
    />
  );
}

function useColumns(): Column<ToInspect>[] {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const partner = usePartnerName();
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
    { name: 'supplier', head: t('column.supplier'), place: 'labelled', cell: (row) => partner(row.supplier), value: (row) => partner(row.supplier), group: (row) => partner(row.supplier) },
    { name: 'customer', head: t('column.customer'), place: 'labelled', cell: (row) => partner(row.buyer), value: (row) => partner(row.buyer), group: (row) => partner(row.buyer) },
    { name: 'part', head: t('column.part'), place: 'labelled', cell: (row) => <PartNumber part={row.part} other={row.partnerPart} />, value: (row) => row.part, group: (row) => row.part },
    { name: 'batches', head: t('column.batch'), place: 'labelled', cell: (row) => <Batches all={row.batches} few />, value: (row) => row.batches.join(', ') },
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
      sheet: [
        { head: t('column.quantity'), cell: (row) => row.quantity, number: true },
        { head: t('column.unit'), cell: (row) => format.unit(row.unit) },
      ],
    },
    { name: 'issued', head: t('column.issued'), place: 'labelled', quiet: true, cell: (row) => <span className="number nowrap">{format.date(row.issued)}</span>, value: (row) => row.issued },
    { name: 'validated', head: t('toInspect.validated'), place: 'labelled', quiet: true, cell: (row) => row.validatedAt && <span className="number nowrap">{format.moment(row.validatedAt)}</span>, value: (row) => row.validatedAt },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <StateSign state={row.state} />, value: (row) => t(`state.${row.state}`, { defaultValue: row.state }), group: (row) => t(`state.${row.state}`, { defaultValue: row.state }) },
  ];
}
