import { Checkbox, NativeSelect, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormat } from '../app/format';
import { usePartners } from '../app/partners';
import { useMe } from '../app/Session';
import classes from './board.module.css';
import type { Filters } from './callOffs';

const names = ['part', 'partner', 'state', 'changed'] as const;

/** Filters live in the URL, so a link or a bookmark shows the same lines. */
export function useFilters(): [Filters, (filters: Filters) => void] {
  const [search, setSearch] = useSearchParams();
  const filters: Filters = {
    part: search.get('part') ?? undefined,
    partner: search.get('partner') ?? undefined,
    state: search.get('state') ?? undefined,
    changed: search.get('changed') === 'true' || undefined,
  };
  const set = (next: Filters): void =>
    setSearch(
      (before) => {
        const changed = new URLSearchParams(before);
        for (const name of names) {
          if (next[name]) changed.set(name, String(next[name]));
          else changed.delete(name);
        }
        return changed;
      },
      { replace: true },
    );
  return [filters, set];
}

export function FilterBar({ filters, onChange, onHelp }: { filters: Filters; onChange: (filters: Filters) => void; onHelp: () => void }) {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const me = useMe();
  const partners = usePartners().filter((partner) => partner.code !== me.party?.code);
  const [part, setPart] = useState(filters.part ?? '');
  const [shown, setShown] = useState(filters.part);
  if (shown !== filters.part) {
    // The URL changed: by what was typed here, or by a link, which then says what the field holds.
    setShown(filters.part);
    if (part.trim() !== (filters.part ?? '')) setPart(filters.part ?? '');
  }
  const later = useDebouncedCallback((typed: string) => onChange({ ...filters, part: typed.trim() || undefined }), 250);
  return (
    <search className={classes.filters}>
      <TextInput
        size="xs"
        aria-label={t('filter.part')}
        placeholder={t('filter.part')}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        value={part}
        onChange={(event) => {
          setPart(event.currentTarget.value);
          later(event.currentTarget.value);
        }}
        className={classes.part}
        data-testid="filter-part"
      />
      <NativeSelect
        size="xs"
        aria-label={t('filter.partner')}
        value={filters.partner ?? ''}
        onChange={(event) => onChange({ ...filters, partner: event.currentTarget.value || undefined })}
        data={[{ value: '', label: t('filter.allPartners') }, ...partners.map((one) => ({ value: one.code, label: format.text(one.name) }))]}
      />
      <NativeSelect
        size="xs"
        aria-label={t('filter.state')}
        value={filters.state ?? ''}
        onChange={(event) => onChange({ ...filters, state: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('filter.allStates') },
          ...(['open', 'changed', 'committed', 'short'] as const).map((state) => ({ value: state, label: t(`state.${state}`) })),
        ]}
      />
      <Checkbox
        size="xs"
        label={t('filter.changed')}
        checked={filters.changed ?? false}
        onChange={(event) => onChange({ ...filters, changed: event.currentTarget.checked || undefined })}
      />
      <Tooltip label={t('keys.title')}>
        <UnstyledButton className={classes.help} onClick={onHelp} aria-label={t('keys.title')}>
          <IconKeyboard size={18} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Tooltip>
    </search>
  );
}
