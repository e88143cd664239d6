import { useCallback } from 'react';
import { weekOf } from '../app/days';
import { useFormat } from '../app/format';
import type { Grain } from './balance';

/** The name of a row: its day, week or month. */
export function usePeriod(grain: Grain): (row: { from: string }) => string {
  const format = useFormat();
  return useCallback(
    ({ from }) => (grain === 'day' ? format.date(from) : grain === 'week' ? format.week(weekOf(from)) : format.month(from.slice(0, 7))),
    [format, grain],
  );
}
