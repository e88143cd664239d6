/** One text of a screen and its place. */
export type Cell = {
  /** The same on both screens. */
  key: string;
  /** The place in the reader's words: section, row, column. */
  place: readonly string[];
  text: string;
  /** A text without a row or a term of its own, known by what it says: such texts of one place are matched in order. */
  loose?: boolean;
  /** The list that holds it, where only some rows of that list are on the screen. */
  partly?: string | undefined;
};

/** A place whose text differs; null where the one screen does not have it. */
export type Difference<C extends Cell = Cell> = { key: string; place: readonly string[]; before: string | null; after: string | null; cell?: C };

/**
 * Lists the differences between two readings of one screen, in the order of the second; what only the first
 * has comes last. In a list of which only some rows are read, a row that one of them lacks is no
 * difference. Linear in the number of texts.
 */
export function differences<C extends Cell>(before: readonly Cell[], after: readonly C[]): Difference<C>[] {
  const partly = new Set([...before, ...after].flatMap((cell) => cell.partly ?? []));
  const missing = (cell: Cell): boolean => cell.partly === undefined && ![...partly].some((list) => cell.key.startsWith(list));
  const was = new Map(before.map((cell) => [cell.key, cell]));
  const is = new Set(after.map((cell) => cell.key));
  const gone = new Map<string, Cell[]>();
  for (const cell of before) if (cell.loose && !is.has(cell.key)) listIn(gone, looseAt(cell)).push(cell);
  const found: Difference<C>[] = [];
  for (const cell of after) {
    const then = was.get(cell.key);
    if (then) {
      if (then.text !== cell.text) found.push({ key: cell.key, place: cell.place, before: then.text, after: cell.text, cell });
    } else if (cell.loose) {
      found.push({ key: cell.key, place: cell.place, before: gone.get(looseAt(cell))?.shift()?.text ?? null, after: cell.text, cell });
    } else if (missing(cell)) found.push({ key: cell.key, place: cell.place, before: null, after: cell.text, cell });
  }
  for (const cell of before) if (!cell.loose && !is.has(cell.key) && missing(cell)) found.push({ key: cell.key, place: cell.place, before: cell.text, after: null });
  for (const cells of gone.values()) for (const cell of cells) found.push({ key: cell.key, place: cell.place, before: cell.text, after: null });
  return found.filter(({ before: then, after: now }) => (then ?? '') !== (now ?? ''));
}

function listIn(lists: Map<string, Cell[]>, key: string): Cell[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

const looseAt = (cell: Cell): string => cell.key.slice(0, cell.key.indexOf('\n'));

const NUMBER = /^[+−-]?\d[\d,]*(?:\.\d+)?/;
/** A date or a time also begins with a number. */
const DATE = /^(\s?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|[-/:年月日])/;
/** The number at the beginning of a text, and the words around its numbers: the unit. */
function numberIn(text: string | null): { number: number; unit: string } | undefined {
  const [found] = NUMBER.exec(text ?? '') ?? [];
  if (text === null || found === undefined) return undefined;
  const rest = text.slice(found.length);
  return DATE.test(rest) ? undefined : { number: Number(found.replaceAll(',', '').replace('−', '-')), unit: rest.replaceAll(/\d[\d,.]*/g, '') };
}

/** Whether a quantity at the beginning of the text grew or shrank in its unit; any other change is neither. */
export function directionOf({ before, after }: Pick<Difference, 'before' | 'after'>): 'more' | 'less' | 'other' {
  const [was, is] = [numberIn(before), numberIn(after)];
  if (!was || !is || was.unit !== is.unit || was.number === is.number) return 'other';
  return is.number > was.number ? 'more' : 'less';
}
