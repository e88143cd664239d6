import { useEffect, useRef, useState } from 'react';
import { type Cell, differences } from './differences';
import { marked, whenCalm } from './marking';
import { cellsOf, isLoading } from './reading';

type Reading = { of: string; moment: string; cells: readonly Cell[] };

/** Whether the screen was read at its moment, and how many places the step to it changed; undefined before the first step. */
export type StepMarks = { read: boolean; count: number | undefined };

/**
 * Marks what changed on a screen since the moment that it showed before. `of` names the screen: on
 * another screen nothing has changed.
 */
export function useStepMarks(wanted: boolean, of: string, moment: string | undefined): StepMarks {
  const last = useRef<Reading>(undefined);
  const [counted, setCounted] = useState<{ at: string; count: number | undefined }>();
  const at = `${of} ${moment ?? ''}`;
  useEffect(() => {
    const screen = document.getElementById('content');
    if (!wanted || !screen || moment === undefined) return undefined;
    const before = last.current?.of === of && last.current.moment !== moment ? last.current : undefined;
    let unmark = (): void => {};
    const calm = whenCalm([screen], () => {
      unmark();
      unmark = () => {};
      if (isLoading(screen) || screen.querySelector('[data-failure]')) return;
      const cells = cellsOf(screen);
      last.current = { of, moment, cells };
      const found = before && differences(before.cells, cells);
      if (found) unmark = marked(found);
      setCounted({ at: `${of} ${moment}`, count: found?.length });
    });
    return () => {
      calm();
      unmark();
    };
  }, [wanted, of, moment]);
  const read = counted?.at === at;
  return { read, count: read ? counted.count : undefined };
}
