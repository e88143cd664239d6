import { useCallback } from 'react';
import { useWords } from './words';

/** The name of a tariff band in the reader's language. A band that the portal does not know keeps its name. */
export function useBandName(): (band: string | null) => string {
  const t = useWords();
  return useCallback((band) => (band === null ? t('band.none') : t(`band.${band as 'peak'}`, { defaultValue: band })), [t]);
}
