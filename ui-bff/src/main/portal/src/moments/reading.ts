import type { Cell } from './differences';

/** A text that stands on a screen. */
export type ShownCell = Cell & { element: Element };

/** Leaves out controls: they belong to the reader's use of a screen, not to its content. */
const NOT_SAID = 'button, nav, search, input, select, textarea, svg, script, style, template, [aria-hidden="true"], [data-testid="crumbs"], [data-unsaid]';
const BLOCKS = 'p, li, h1, h2, h3, h4, figcaption, summary';

/** The words of an element as a reader sees them, with single blanks. */
export function wordsOf(element: Element): string {
  const words: string[] = [];
  for (const text of textsIn(element)) words.push(text.data);
  return words.join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** Whether a part of the screen is there for actions only. */
function isUnsaid(element: Element, root: Element): boolean {
  const found = element.closest(NOT_SAID);
  return found !== null && found !== root && root.contains(found);
}

function textsIn(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Element) return node !== root && node.matches(NOT_SAID) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return NodeFilter.FILTER_ACCEPT;
  });
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}

/** Whether a part of the screen is still being loaded. */
export const isLoading = (root: Element): boolean => root.querySelector('.centred[role=status], [data-reading], [aria-busy=true]') !== null || root.childElementCount === 0;

/** Every text of a screen with its place: cells of tables, terms, and the rest as it comes. */
export function cellsOf(root: Element): ShownCell[] {
  const keys = new Map<string, number>();
  const unique = (key: string): string => {
    const seen = keys.get(key) ?? 0;
    keys.set(key, seen + 1);
    return seen === 0 ? key : `${key}#${seen}`;
  };
  const cells: ShownCell[] = [];
  for (const table of root.querySelectorAll('table')) if (!isUnsaid(table, root)) cells.push(...cellsOfTable(table, root, unique));
  for (const term of root.querySelectorAll('dt')) {
    const value = term.nextElementSibling;
    if (value?.tagName !== 'DD' || isUnsaid(term, root) || term.closest('table')) continue;
    const place = [sectionOf(term, root), wordsOf(term)];
    cells.push({ key: unique(`term|${place.join('|')}`), place: place.filter(Boolean), text: wordsOf(value), element: value });
  }
  const blocks = new Set<Element>();
  for (const text of textsIn(root)) {
    const parent = text.parentElement;
    if (!parent || text.data.trim() === '' || parent.closest('table, dl')) continue;
    blocks.add(parent.closest(BLOCKS) ?? parent);
  }
  for (const block of blocks) {
    const section = sectionOf(block, root);
    const text = wordsOf(block);
    cells.push({ key: unique(`${section}|${block.tagName}\n${text}`), place: [section].filter(Boolean), text, element: block, loose: true });
  }
  return cells;
}

function sectionOf(element: Element, root: Element): string {
  const section = element.closest('section[aria-label], [role=group][aria-label], table[aria-label]');
  return section && root.contains(section) && section !== element ? (section.getAttribute('aria-label') ?? '') : '';
}

function cellsOfTable(table: HTMLTableElement, root: Element, unique: (key: string) => string): ShownCell[] {
  const name = table.getAttribute('aria-label') ?? (table.caption ? wordsOf(table.caption) : sectionOf(table, root));
  const list = unique(`table|${name}`);
  const heads = [...(table.tHead?.rows ?? [])].at(-1);
  const columns = heads ? spread([...heads.cells].map((head): [string, number] => [wordsOf(head), head.colSpan])) : [];
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.dataset['testid'] !== 'group' && !row.matches(NOT_SAID));
  const counted = Number(table.getAttribute('aria-rowcount') ?? rows.length);
  const partly = counted < 0 || counted > rows.length + 1 + table.querySelectorAll('[data-testid=group]').length ? list : undefined;
  return rows.flatMap((row) => {
    const named = [...row.cells].find((cell) => wordsOf(cell) !== '');
    const label = named ? wordsOf(named) : '';
    const key = unique(`${list}|${row.id || label}`);
    let column = 0;
    return [...row.cells].map((cell): ShownCell => {
      const head = columns[column] ?? '';
      column += cell.colSpan;
      return { key: `${key}|${column}`, place: [name, label, head].filter(Boolean), text: wordsOf(cell), element: cell, ...(partly && { partly }) };
    });
  });
}

/** Each word as often as it has columns. */
const spread = (words: [string, number][]): string[] => words.flatMap(([word, span]) => Array.from({ length: span }, () => word));
