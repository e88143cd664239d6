import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import { useFormat } from './format';
import { usePartners } from './partners';
import { useChangeSearch } from './search';
import { useMe } from './Session';

export type UrlFilters<N extends string> = { [name in N]?: string | undefined };
/** The possible values of a filter that is chosen from a list. */
type Choices<N extends string> = { readonly [name in N]?: readonly string[] };
type Values = Record<string, string | undefined>;

/**
 * The filters in an address. A value that is not among a filter's choices, typed or from an old
 * link, is ignored.
 */
export function filtersOf<N extends string>(search: URLSearchParams, names: readonly N[], choices: Choices<N> = {}): UrlFilters<N> {
  const said = (name: N): string | undefined => {
    const value = search.get(name) ?? undefined;
    return value === undefined || (choices[name]?.includes(value) ?? true) ? value : undefined;
  };
  return Object.fromEntries(names.map((name) => [name, said(name)])) as UrlFilters<N>;
}

/**
 * Filters live in the URL, so a link or a bookmark shows the same rows. An empty value removes a
 * filter.
 */
export function useUrlFilters<N extends string>(names: readonly N[], choices?: Choices<N>): [UrlFilters<N>, (changed: UrlFilters<N>) => void] {
  const [search] = useSearchParams();
  const changeSearch = useChangeSearch();
  const { pathname } = useLocation();
  const filters = filtersOf(search, names, choices);
  const set = (changed: UrlFilters<N>): void => {
    // A reader who types and then follows a link is not sent back: the old screen remains until the
    // next one is loaded.
    if (window.location.pathname !== pathname) return;
    changeSearch(
      (next) => {
        for (const [name, value] of Object.entries(changed as Values)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  };
  return [filters, set];
}

type TextProps = { label: string; value: string | undefined; onChange: (value: string) => void; icon?: boolean; className?: string; testId?: string };

/** Typed text narrows the list a moment after the last key. */
export function TextFilter({ label, value, onChange, icon, className, testId }: TextProps) {
  const [typed, setTyped] = useState(value ?? '');
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    // The URL changed, because of typing here or a link; a link sets the field.
    setShown(value);
    if (typed.trim() !== (value ?? '')) setTyped(value ?? '');
  }
  const later = useDebouncedCallback((text: string) => onChange(text.trim()), 250);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder={label}
      leftSection={icon && <IconSearch size={14} aria-hidden="true" />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
      className={className}
      data-testid={testId}
    />
  );
}

/** A first or last day of the shown rows. */
export function DayFilter({ label, value, onChange, testId }: Omit<TextProps, 'icon' | 'className'>) {
  return (
    <TextInput
      type="date"
      size="xs"
      aria-label={label}
      leftSection={<span aria-hidden="true">{label}</span>}
      leftSectionWidth={40}
      leftSectionProps={{ style: { fontSize: 12, color: 'var(--ink-2)' } }}
      value={value ?? ''}
      min="2000-01-01"
      max="2099-12-31"
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid={testId}
    />
  );
}

/**
 * A company or site that is no longer among the choices still filters, so it is added under its
 * requested name.
 */
type ChoiceProps = { label: string; all: string; value: string | undefined; onChange: (value: string) => void; options: { value: string; label: string }[] };

export function ChoiceFilter({ label, all, value, onChange, options }: ChoiceProps) {
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: all }, ...options, ...(value && !options.some((one) => one.value === value) ? [{ value, label: value }] : [])]}
    />
  );
}

/** The reader's partners. */
export function PartnerFilter({ value, onChange }: { value: string | undefined; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const partners = usePartners().filter((partner) => partner.code !== me.party?.code);
  return (
    <ChoiceFilter
      label={t('filter.partner')}
      all={t('filter.allPartners')}
      value={value}
      onChange={onChange}
      options={partners.map((one) => ({ value: one.code, label: format.text(one.name) }))}
    />
  );
}
