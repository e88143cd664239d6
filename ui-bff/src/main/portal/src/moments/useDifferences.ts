import { useEffect, useState } from 'react';
import { type Difference, differences, directionOf } from './differences';
import { cellsOf, isLoading, type ShownCell } from './reading';

/** Milliseconds without a change of either screen before they are read. */
const CALM = 120;

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
    let timer: ReturnType<typeof setTimeout> | undefined;
    let marked: Element[] = [];
    let titled: Element[] = [];
    const unmark = (): void => {
      for (const element of marked) element.removeAttribute('data-differs');
      for (const element of titled) element.removeAttribute('title');
      marked = [];
      titled = [];
    };
    const compare = (): void => {
      unmark();
      if (isLoading(before) || isLoading(after)) return setCompared({ ...none, of });
      if (failures(before, 'absent') > 0) return setCompared({ ...none, found: [], absent: true, of });
      const unread = failures(before, 'whole') + failures(after, 'whole') > 0 || failures(before, 'part') !== failures(after, 'part');
      if (unread) return setCompared({ ...none, found: [], unread, of });
      const [was, is] = [cellsOf(before), cellsOf(after)];
      const found = differences(was, is);
      for (const one of found) {
        if (!one.cell) continue;
        const { element } = one.cell;
        element.setAttribute('data-differs', directionOf(one));
        if (one.before !== null && !element.hasAttribute('title')) {
          element.setAttribute('title', `${one.before} → ${one.after ?? ''}`);
          titled.push(element);
        }
        marked.push(element);
      }
      return setCompared({ found, partly: [...was, ...is].some((cell) => cell.partly !== undefined), absent: false, unread: false, of });
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(compare, CALM);
    };
    const observer = new MutationObserver(later);
    for (const root of [before, after]) observer.observe(root, { childList: true, characterData: true, subtree: true });
    later();
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      unmark();
    };
  }, [before, after, of]);
  return compared.of === of ? compared : none;
}
