import { useTranslation } from 'react-i18next';
import { isDay } from '../app/days';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import { isText, wordsOfPointer, wordsOfRow } from './event';

/** The field of a pointer in words: "lines 1 · quantity". */
export function useFieldName(): (pointer: string) => string {
  const { t } = useTranslation('history');
  return (pointer) => wordsOfPointer(pointer).map((word) => t(`field.${word}` as 'field.quantity', { defaultValue: word.replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`) })).join(' · ') || t('changed.whole');
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const QUANTITY = /^-?\d{1,15}(\.\d+)?$/;

/** A stored value as the screens write it. Only an amount has separators: 4711 can be an order. */
export function useValue(): (value: unknown, amount?: boolean) => string {
  const { t } = useTranslation('history');
  const format = useFormat();
  const partner = usePartnerName();
  const say = (value: unknown, amount = false): string => {
    if (value === null || value === undefined || value === '') return '–';
    if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
    if (isText(value)) return format.text(value);
    const text = String(value);
    if (isDay(text)) return format.date(text);
    if (MOMENT.test(text)) return format.moment(text);
    if (QUANTITY.test(text)) return amount ? format.quantity(text) : text;
    const row = wordsOfRow(text);
    // The id of an order or a schedule is told by its key.
    if (row.length > 1 && row.join('/') !== text) return row.join(' · ');
    return /^[a-z]+(-[a-z]+)*$/.test(text) ? t(`word.${text}` as 'word.open', { defaultValue: text }) : partner(text);
  };
  return say;
}
