import { Checkbox, Tooltip, UnstyledButton } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter, PartnerFilter, TextFilter, useUrlFilters } from '../app/filters';
import classes from './board.module.css';
import type { Due, Filters } from './callOffs';

const dues = ['past', 'week'] as const satisfies Due[];
const states = ['open', 'changed', 'committed', 'short'] as const;

export function useFilters(): [Filters, (changed: Filters) => void] {
  const [values, set] = useUrlFilters(['part', 'partner', 'state', 'changed', 'due']);
  const due = dues.find((one) => one === values.due);
  const filters = { ...values, due, changed: values.changed === 'true' || undefined };
  return [filters, (changed) => set({ ...changed, ...('changed' in changed && { changed: changed.changed ? 'true' : undefined }) } as typeof values)];
}

export function FilterBar({ filters, onChange, onHelp }: { filters: Filters; onChange: (changed: Filters) => void; onHelp: () => void }) {
  const { t } = useTranslation('callOffs');
  return (
    <search className={classes.filters}>
      <TextFilter icon label={t('filter.part')} value={filters.part} onChange={(part) => onChange({ part })} className={classes.part ?? ''} testId="filter-part" />
      <PartnerFilter value={filters.partner} onChange={(partner) => onChange({ partner })} />
      <ChoiceFilter
        label={t('filter.state')}
        all={t('filter.allStates')}
        value={filters.state}
        onChange={(state) => onChange({ state })}
        options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))}
      />
      <ChoiceFilter
        label={t('filter.due')}
        all={t('filter.allDue')}
        value={filters.due}
        onChange={(due) => onChange({ due: dues.find((one) => one === due) })}
        options={dues.map((due) => ({ value: due, label: t(`filter.due_${due}`) }))}
      />
      <Checkbox size="xs" label={t('filter.changed')} checked={filters.changed ?? false} onChange={(event) => onChange({ changed: event.currentTarget.checked })} />
      <Tooltip label={t('keys.title')}>
        <UnstyledButton className={classes.help} onClick={onHelp} aria-label={t('keys.title')} data-testid="keys">
          <IconKeyboard size={18} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Tooltip>
    </search>
  );
}
