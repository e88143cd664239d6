import { useEffect, useState } from 'react';
import { type Difference, differences } from './differences';
import { marked, whenCalm } from './marking';
import { cellsOf, isLoading, type ShownCell } from './reading';

export type Compared = {
  /** Undefined until both screens are there. */
  found: Difference<ShownCell>[] | undefined;
  /** Whether a list was compared only in the rows that are on the screen. */
  partly: boolean;
  /** The message that the earlier screen shows instead of content, such as that the document did not exist yet. */
  absent: boolean;
  /** One of the screens could not be read, so nothing is compared. */
  unread: boolean;
};

const none: Compared = { found: undefined, partly: false, absent: false, unread: false };
const failures = (screen: Element, kind: 'absent' | 'whole' | 'part'): number => screen.querySelectorAll(`[data-failure=${kind}]`).length;

/**
 * Compares two renderings of one screen as their reader sees them, whenever one of them has changed,
 * and marks in the second what differs. `of` names what is compared.
 */
export function useDifferences(before: Element | null, after: Element | null, of: string): Compared {
  const [compared, setCompared] = useState<Compared & { of: string }>({ ...none, of });
  useEffect(() => {
    if (!before || !after) return undefined;
    let unmark = (): void => {};
    const compare = (): void => {
      unmark();
      unmark = () => {};
      if (isLoading(before) || isLoading(after)) return setCompared({ ...none, of });
      if (failures(before, 'absent') > 0) return setCompared({ ...none, found: [], absent: true, of });
      const unread = failures(before, 'whole') + failures(after, 'whole') > 0 || failures(before, 'part') !== failures(after, 'part');
      if (unread) return setCompared({ ...none, found: [], unread, of });
      const [was, is] = [cellsOf(before), cellsOf(after)];
      const found = differences(was, is);
      unmark = marked(found);
      return setCompared({ found, partly: [...was, ...is].some((cell) => cell.partly !== undefined), absent: false, unread: false, of });
    };
    const calm = whenCalm([before, after], compare);
    return () => {
      calm();
      unmark();
    };
  }, [before, after, of]);
  return compared.of === of ? compared : none;
}
