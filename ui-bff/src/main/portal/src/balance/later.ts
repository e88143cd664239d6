import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import type { Breach } from './balance';

/** Shortages after the first one; undefined if there are none. */
export function useLater(unit: string): (breach: Breach) => string | undefined {
  const { t } = useTranslation('balance');
  const format = useFormat();
  return ({ later }) => (later ? t(later.times === 1 ? 'later' : 'laterWorst', { times: later.times, on: format.date(later.on), size: `${format.quantity(later.size)} ${format.unit(unit)}` }) : undefined);
}
