import { Button, Checkbox, Tooltip, UnstyledButton } from '@mantine/core';
import { IconFilter, IconKeyboard } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay } from '../app/days';
import { useFormat } from '../app/format';
import { usePartners } from '../app/partners';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { ChoiceFilter, PartnerFilter, TextFilter, useUrlFilters } from '../app/filters';
import classes from './board.module.css';
import { type Due, type Filters, firmnesses } from './callOffs';

const dues = ['past', 'week'] as const satisfies Due[];
/** A choice, or a day by a link. */
const dueOf = (said: string | undefined): Due | undefined => dues.find((one) => one === said) ?? (said && isDay(said) ? said : undefined);
/**
 * The list can be compared with these as well as with the release before; `visit` is the reader's
 * own last visit.
 */
export const comparisons = ['answer', 'visit'] as const;
const states = ['open', 'changed', 'committed', 'short'] as const;

export function useFilters(): [Filters, (changed: Filters) => void] {
  const [values, set] = useUrlFilters(['part', 'partner', 'site', 'state', 'firmness', 'changed', 'due', 'against', 'silence'], { state: states, firmness: firmnesses });
  const due = dueOf(values.due);
  const filters = { ...values, due, changed: values.changed === 'true' || undefined, silence: values.silence === 'day' || undefined };
  return [filters, (changed) => set({ ...changed, ...('changed' in changed && { changed: changed.changed ? 'true' : undefined }), ...('silence' in changed && { silence: changed.silence ? 'day' : undefined }) } as typeof values)];
}

type Props = { filters: Filters; onChange: (changed: Filters) => void; /** When the reader was here before; undefined on a first visit. */ visited: string | undefined; onHelp: () => void };

export function FilterBar({ filters, onChange, visited, onHelp }: Props) {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const { as } = useScope();
  const sites = useSites();
  const [open, setOpen] = useState(false);
  // The comparison does not narrow the list.
  const { part: _, against: __, ...others } = filters;
  const chosen = Object.values(others).filter(Boolean).length;
  return (
    <search className={classes.filters} data-folded={!open || undefined}>
      <TextFilter icon label={t('filter.part')} value={filters.part} onChange={(part) => onChange({ part })} className={classes.part ?? ''} testId="filter-part" />
      {/* On a phone the list comes first. The number of active filters is always shown. */}
      <Button size="xs" variant={chosen > 0 ? 'light' : 'default'} className={classes.fold ?? ''} leftSection={<IconFilter size={15} aria-hidden="true" />} aria-expanded={open} onClick={() => setOpen(!open)} data-testid="filters">
        {chosen > 0 ? t('filter.chosen', { count: chosen }) : t('filter.show')}
      </Button>
      <PartnerFilter value={filters.partner} onChange={(partner) => onChange({ partner })} />
      <ChoiceFilter
        label={t('filter.state')}
        all={t('filter.allStates')}
        value={filters.state}
        onChange={(state) => onChange({ state })}
        options={states.map((state) => ({ value: state, label: state === 'short' ? t('filter.shortOrLate') : t(`state.${state}`) }))}
      />
      <ChoiceFilter
        label={t('column.firmness')}
        all={t('filter.allFirmness')}
        value={filters.firmness}
        onChange={(firmness) => onChange({ firmness })}
        options={firmnesses.map((firmness) => ({ value: firmness, label: t(`firmness.${firmness}`) }))}
      />
      {sites.length > 1 && (
        <ChoiceFilter
          label={t('fact.site')}
          all={t('filter.allSites')}
          value={filters.site}
          onChange={(site) => onChange({ site })}
          options={sites}
        />
      )}
      <ChoiceFilter
        label={t('filter.due')}
        all={t('filter.allDue')}
        value={filters.due}
        onChange={(due) => onChange({ due: dueOf(due) })}
        options={[...dues.map((due) => ({ value: due as string, label: t(`filter.due_${due}`) })), ...(filters.due && isDay(filters.due) ? [{ value: filters.due, label: format.weekdayAndDate(filters.due) }] : [])]}
      />
      <ChoiceFilter
        label={t('against.label')}
        all={t('against.release')}
        value={filters.against}
        onChange={(against) => onChange({ against })}
        options={comparisons.filter((one) => one !== 'visit' || visited).map((one) => ({ value: one, label: one === 'visit' ? t('against.visit', { at: format.moment(visited ?? '') }) : t(as === 'buyer' ? 'against.answerOfTheirs' : 'against.answer') }))}
      />
      <ChoiceFilter label={t('filter.silence')} all={t('filter.anySilence')} value={filters.silence ? 'day' : undefined} onChange={(silence) => onChange({ silence: silence === 'day' })} options={[{ value: 'day', label: t('filter.silenceDay') }]} />
      <Checkbox size="xs" label={t('filter.changed')} checked={filters.changed ?? false} onChange={(event) => onChange({ changed: event.currentTarget.checked })} />
      <Tooltip label={t('keys.title')}>
        <UnstyledButton className={classes.help} onClick={onHelp} aria-label={t('keys.title')} data-testid="keys">
          <IconKeyboard size={18} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Tooltip>
    </search>
  );
}

/** The plants to which goods are called off: a buyer's own, or those of a supplier's customers. */
function useSites(): { value: string; label: string }[] {
  const me = useMe();
  const format = useFormat();
  const { as } = useScope();
  return usePartners()
    .filter((partner) => (as === 'buyer' ? partner.code === me.party?.code : partner.code !== me.party?.code))
    .flatMap((partner) => partner.sites.map((site) => ({ value: site.code, label: as === 'buyer' ? format.text(site.name) : `${format.text(partner.name)} · ${format.text(site.name)}` })));
}
