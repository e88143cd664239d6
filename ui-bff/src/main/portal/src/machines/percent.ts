import { useCallback } from 'react';
import { useFormat } from '../app/format';
import { inPercent } from './oee';
import { useWords } from './words';

/** A ratio as a percentage with one decimal. An unknown ratio is shown as unknown, never as 0. */
export function usePercent(): (ratio: string | null) => string {
  const t = useWords();
  const format = useFormat();
  return useCallback((ratio) => (ratio === null ? t('notKnown') : `${format.amount(inPercent(ratio))}%`), [t, format]);
}
