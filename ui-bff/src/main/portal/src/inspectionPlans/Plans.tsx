import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink, useScope, useScopedPath } from '../app/scope';
import { useMe } from '../app/Session';
import { stages } from '../inspections/inspections';
import { type Column, ListScreen } from '../table/ListScreen';
import { pathOf, type Plan, usePlans } from './plans';
import { mayPlan } from './roles';
import { StrictnessSign } from './signs';

/** The inspection plans in force. */
export function Plans() {
  const { t } = useTranslation('inspectionPlans');
  const { t: inspections } = useTranslation('inspections');
  const me = useMe();
  const { readOnly } = useScope();
  const path = useScopedPath();
  const [filters, setFilters] = useUrlFilters(['part', 'stage'], { stage: stages });
  const filtered = Object.values(filters).some(Boolean);
  return (
    <ListScreen
      title={t('title')}
      testId="inspection-plans"
      answer={usePlans(filters)}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'plan-row', 'data-part': row.part, 'data-stage': row.stage })}
      filters={
        <>
          <TextFilter icon label={t('column.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
          <ChoiceFilter label={t('column.stage')} all={t('filter.allStages')} value={filters.stage} onChange={(stage) => setFilters({ stage })} options={stages.map((stage) => ({ value: stage, label: inspections(`stage.${stage}`) }))} />
          {mayPlan(me) && !readOnly && (
            <Button component={Link} to={path(`/inspection-plans/new${filters.part ? `?part=${encodeURIComponent(filters.part)}` : ''}`)} size="xs" leftSection={<IconPlus size={16} aria-hidden="true" />} data-testid="new-plan">
              {t('new')}
            </Button>
          )}
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function useColumns(): Column<Plan>[] {
  const { t } = useTranslation('inspectionPlans');
  const { t: inspections } = useTranslation('inspections');
  const format = useFormat();
  const stage = (row: Plan): string => inspections(`stage.${row.stage}`, { defaultValue: row.stage });
  const strictness = (row: Plan): string => t(`strictness.${row.strictness}`, { defaultValue: row.strictness });
  return [
    {
      name: 'part',
      head: t('column.part'),
      place: 'lead',
      cell: (row) => (
        <PartNumber part={row.part}>
          {(own) => (
            <ScopedLink to={pathOf(row.id)} className="rowLink number">
              {own}
            </ScopedLink>
          )}
        </PartNumber>
      ),
      value: (row) => row.part,
      group: (row) => row.part,
    },
    { name: 'stage', head: t('column.stage'), place: 'labelled', cell: stage, value: stage, group: stage },
    { name: 'version', head: t('column.version'), place: 'labelled', right: true, cell: (row) => <span className="number">{row.planVersion}</span>, value: (row) => row.planVersion },
    { name: 'characteristics', head: t('column.characteristics'), place: 'labelled', right: true, cell: (row) => <span className="number">{row.characteristics.length}</span>, value: (row) => row.characteristics.length },
    { name: 'published', head: t('column.published'), place: 'labelled', quiet: true, cell: (row) => <span className="number nowrap">{format.moment(row.publishedAt)}</span>, value: (row) => row.publishedAt },
    { name: 'strictness', head: t('column.strictness'), place: 'trail', cell: (row) => <StrictnessSign strictness={row.strictness} />, value: strictness, group: strictness },
  ];
}
