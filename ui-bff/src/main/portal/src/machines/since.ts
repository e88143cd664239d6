import { useCallback } from 'react';
import { useFormat } from '../app/format';
import { useDuration } from './duration';
import { useWords } from './words';

/** The beginning of a state and its length until now; empty if the beginning is not known. */
export function useSince(): (since: string | null, now: number) => string {
  const t = useWords();
  const format = useFormat();
  const duration = useDuration();
  return useCallback((since, now) => (since === null ? '' : t('since', { since: format.moment(since), length: duration(Math.max(0, (now - Date.parse(since)) / 1_000)) })), [t, format, duration]);
}
