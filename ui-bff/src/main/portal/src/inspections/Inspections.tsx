import { Button } from '@mantine/core';
import { IconRulerMeasure } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { ListScreen } from '../table/ListScreen';
import { BeginDialog } from './BeginDialog';
import { useInspectionColumns } from './columns';
import { states, useInspections } from './inspections';
import { mayInspect } from './roles';

/** All inspections of the reader's company, and the verdicts that others share with it. */
export function Inspections() {
  const { t } = useTranslation('inspections');
  const me = useMe();
  const { readOnly } = useScope();
  const [filters, setFilters] = useUrlFilters(['part', 'batch', 'state'], { state: states });
  const [beginning, setBeginning] = useState(false);
  const filtered = Object.values(filters).some(Boolean);
  return (
    <>
      <ListScreen
        title={t('title')}
        testId="inspections"
        inHand
        answer={useInspections(filters)}
        columns={useInspectionColumns()}
        keyOf={(row) => row.id}
        marks={(row) => ({ 'data-testid': 'inspection-row', 'data-number': row.number, 'data-state': row.state })}
        filters={
          <>
            <TextFilter icon label={t('column.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
            <TextFilter label={t('column.batch')} value={filters.batch} onChange={(batch) => setFilters({ batch })} testId="filter-batch" />
            <ChoiceFilter label={t('column.state')} all={t('filter.allStates')} value={filters.state} onChange={(state) => setFilters({ state })} options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))} />
            {mayInspect(me) && !readOnly && (
              <Button size="xs" leftSection={<IconRulerMeasure size={16} aria-hidden="true" />} onClick={() => setBeginning(true)} data-testid="begin">
                {t('begin.button')}
              </Button>
            )}
          </>
        }
        empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
      />
      {beginning && <BeginDialog goods={{ part: filters.part ?? '', batch: filters.batch ?? '' }} onClose={() => setBeginning(false)} />}
    </>
  );
}
