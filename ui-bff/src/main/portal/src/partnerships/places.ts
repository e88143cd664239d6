import type { useTranslation } from 'react-i18next';

type T = ReturnType<typeof useTranslation<'partnerships'>>['t'];

/**
 * The place of a finding in a profile, in its form's words: "Part numbers, entry 2, their number".
 */
export function placeOf(t: T, pointer: string): string {
  const names = pointer.split('/').filter((name) => name !== '' && name !== 'edi');
  return names.map((name) => (/^\d+$/.test(name) ? entryOf(t, name) : t(`field.${name}` as 'field.charset', { defaultValue: name }))).join(t('check.then'));
}

/** The same below a field: its entry, if it has entries. */
export function entryIn(t: T, field: string, pointer: string): string {
  const [entry = ''] = pointer.slice(field.length).split('/').filter(Boolean);
  return /^\d+$/.test(entry) ? entryOf(t, entry) : '';
}

const entryOf = (t: T, place: string): string => t('check.entry', { number: Number(place) + 1 });
