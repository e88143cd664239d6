import { useCallback, useMemo, useState } from 'react';
import { type CallOffLine, isAnswerable, lineKey } from './callOffs';

export type Selection = {
  chosen: CallOffLine[];
  has(line: CallOffLine): boolean;
  toggle(line: CallOffLine): void;
  set(lines: CallOffLine[], on: boolean): void;
  clear(): void;
};

/**
 * The chosen lines, each with the quantity it had when it was chosen: a line that changes after that is no
 * longer chosen, for nobody should confirm a number he has not seen.
 */
export function useSelection(lines: CallOffLine[]): Selection {
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map());
  const has = useCallback((line: CallOffLine) => isAnswerable(line) && seen.get(lineKey(line)) === line.quantity, [seen]);
  const set = useCallback((changed: CallOffLine[], on: boolean) => {
    setSeen((before) => {
      const next = new Map(before);
      for (const line of changed) {
        if (on && isAnswerable(line)) next.set(lineKey(line), line.quantity);
        else next.delete(lineKey(line));
      }
      return next;
    });
  }, []);
  const toggle = useCallback((line: CallOffLine) => set([line], !has(line)), [set, has]);
  const clear = useCallback(() => setSeen(new Map()), []);
  const chosen = useMemo(() => (seen.size === 0 ? [] : lines.filter(has)), [lines, has, seen]);
  return { chosen, has, toggle, set, clear };
}
