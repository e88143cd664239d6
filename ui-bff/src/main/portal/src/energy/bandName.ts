import { useCallback } from 'react';
import { useWords } from './words';

/** A tariff band as the plant calls it; a name of the tariff's own stays as it came. */
export function useBandName(): (band: string | null) => string {
  const t = useWords();
  return useCallback((band) => (band === null ? t('band.none') : t(`band.${band as 'peak'}`, { defaultValue: band })), [t]);
}
