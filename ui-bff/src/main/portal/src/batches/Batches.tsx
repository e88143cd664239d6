import { useTranslation } from 'react-i18next';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { ListScreen } from '../table/ListScreen';
import { states, useBatches } from './batches';
import { useBatchColumns } from './columns';
import { standingOf } from './signs';

/** The batches that the reader's company made or received. */
export function Batches() {
  const { t } = useTranslation('batches');
  const [filters, setFilters] = useUrlFilters(['number', 'part', 'state'], { state: states });
  const filtered = Object.values(filters).some(Boolean);
  return (
    <ListScreen
      title={t('title')}
      testId="batches"
      inHand
      answer={useBatches(filters)}
      columns={useBatchColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'batch-row', 'data-number': row.number, 'data-state': standingOf(row) })}
      filters={
        <>
          <TextFilter icon label={t('column.number')} value={filters.number} onChange={(number) => setFilters({ number })} testId="filter-number" />
          <TextFilter label={t('column.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
          <ChoiceFilter label={t('column.state')} all={t('filter.allStates')} value={filters.state} onChange={(state) => setFilters({ state })} options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))} />
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
    />
  );
}
