import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import type { Breach } from './balance';

/** What comes after the first time that stock does not suffice; nothing where that is the only one. */
export function useLater(unit: string): (breach: Breach) => string | undefined {
  const { t } = useTranslation('balance');
  const format = useFormat();
  return ({ later }) => (later ? t(later.times === 1 ? 'later' : 'laterWorst', { times: later.times, on: format.date(later.on), size: `${format.quantity(later.size)} ${format.unit(unit)}` }) : undefined);
}
