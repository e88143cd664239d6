import { useCallback } from 'react';
import { useFormat } from '../app/format';
import { useWords } from './words';

/** An amount with its currency. An unknown amount is shown as unknown, never as 0. */
export function useMoney(currency: string | null): (amount: string | null) => string {
  const t = useWords();
  const format = useFormat();
  return useCallback((amount) => (amount === null ? t('notKnown') : currency === null ? format.money(amount) : t('money', { amount: format.money(amount), currency: t(`currency.${currency as 'CNY'}`, { defaultValue: currency }) })), [t, format, currency]);
}
