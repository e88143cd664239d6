import { useCallback } from 'react';
import { useFormat } from '../app/format';
import type { Text } from '../app/http';

/** A step by its number and its name: 20 Turning. */
export function useStepName(): (step: { step: number; names: Text | null }) => string {
  const format = useFormat();
  return useCallback(({ step, names }) => [step, names && format.text(names)].filter(Boolean).join(' '), [format]);
}
