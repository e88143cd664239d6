import { useCallback } from 'react';
import { useWords } from './words';

export type Duration = { unit: 'seconds' | 'minutes' | 'hours' | 'days'; values: { d?: number; h?: number; m?: number; s?: number } };

/** A duration in at most two units: seconds below a minute, minutes below a hundred hours, then days and hours. */
export function durationOf(seconds: number): Duration {
  const whole = Math.round(seconds);
  if (whole < 60) return { unit: 'seconds', values: { s: whole } };
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return { unit: 'minutes', values: { m: minutes } };
  if (minutes < 100 * 60) return { unit: 'hours', values: { h: Math.floor(minutes / 60), m: minutes % 60 } };
  const hours = Math.round(minutes / 60);
  return { unit: 'days', values: { d: Math.floor(hours / 24), h: hours % 24 } };
}

export function useDuration(): (seconds: number) => string {
  const t = useWords();
  return useCallback(
    (seconds) => {
      const { unit, values } = durationOf(seconds);
      return t(`duration.${unit}`, values);
    },
    [t],
  );
}
