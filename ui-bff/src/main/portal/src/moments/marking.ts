import { type Difference, directionOf } from './differences';
import type { ShownCell } from './reading';

/** Marks the cells that differ, and says the former text in their titles; the result takes the marks away. */
export function marked(found: readonly Difference<ShownCell>[]): () => void {
  const cells: Element[] = [];
  const titled: Element[] = [];
  for (const one of found) {
    if (!one.cell) continue;
    const { element } = one.cell;
    element.setAttribute('data-differs', directionOf(one));
    if (one.before !== null && !element.hasAttribute('title')) {
      element.setAttribute('title', `${one.before} → ${one.after ?? ''}`);
      titled.push(element);
    }
    cells.push(element);
  }
  return () => {
    for (const element of cells) element.removeAttribute('data-differs');
    for (const element of titled) element.removeAttribute('title');
  };
}

/** Milliseconds without a change of a screen before it is read. */
const CALM = 120;

/** Calls back when the screens have not changed for a moment; the result ends it. */
export function whenCalm(screens: readonly Element[], read: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(read, CALM);
  };
  const observer = new MutationObserver(later);
  for (const screen of screens) observer.observe(screen, { childList: true, characterData: true, subtree: true });
  later();
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
