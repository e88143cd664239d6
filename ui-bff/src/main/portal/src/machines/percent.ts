import { useCallback } from 'react';
import { useFormat } from '../app/format';
import { inPercent } from './oee';
import { useWords } from './words';

/** A ratio as a percentage with one decimal; what is not known is said, and never 0. */
export function usePercent(): (ratio: string | null) => string {
  const t = useWords();
  const format = useFormat();
  return useCallback((ratio) => (ratio === null ? t('notKnown') : `${format.amount(inPercent(ratio))}%`), [t, format]);
}
