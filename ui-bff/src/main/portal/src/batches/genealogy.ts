/** Both directions of a batch's genealogy as one picture: origins on the left, uses on the right. */
import type { Edge, Genealogy, Node } from './batches';

/** `level` is 0 for the batch itself, negative for what is in it, positive for what was made of it. */
export type Placed = Node & { level: number; /** Its place within the level, from 0. */ row: number; /** It leads on to what the reader may not see. */ continues: boolean };
export type Drawn = Edge & { a: Placed; b: Placed };
export type Picture = { nodes: Placed[]; edges: Drawn[]; from: number; until: number; rows: number };

/** The shortest distance of each batch from the first one, along the edges in one direction. */
function levelsOf(start: string, edges: readonly Edge[], direction: 1 | -1): Map<string, number> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const [near, far] = direction === 1 ? [from, to] : [to, from];
    const fars = next.get(near);
    if (fars) fars.push(far);
    else next.set(near, [far]);
  }
  const levels = new Map([[start, 0]]);
  let front = [start];
  for (let level = 1; front.length > 0; level++) {
    const following: string[] = [];
    for (const id of front)
      for (const other of next.get(id) ?? []) {
        if (!levels.has(other)) {
          levels.set(other, level * direction);
          following.push(other);
        }
      }
    front = following;
  }
  return levels;
}

/** Two edges of one event between the same batches are two lines of the table, and both stay. */
const keyOf = (edge: Edge): string => JSON.stringify([edge.from, edge.to, edge.event, edge.quantity, edge.unit]);

/** The extent of the picture, from the number of batches in each level. */
const extentOf = (rows: ReadonlyMap<number, number>): Pick<Picture, 'from' | 'until' | 'rows'> => ({
  from: smallest(rows.keys()),
  until: largest(rows.keys()),
  rows: largest(rows.values(), 1),
});
// Spread as arguments, the levels of a large genealogy exceed the stack.
export const smallest = (all: Iterable<number>, start = 0): number => [...all].reduce((least, one) => Math.min(least, one), start);
export const largest = (all: Iterable<number>, start = 0): number => [...all].reduce((most, one) => Math.max(most, one), start);

export function pictureOf(start: string, origin: Genealogy, use: Genealogy): Picture {
  const origins = levelsOf(start, origin.edges, -1);
  const uses = levelsOf(start, use.edges, 1);
  const levels = new Map([...uses, ...origins]);
  const all = new Map([...origin.nodes, ...use.nodes].map((one) => [one.id, one]));
  const continues = new Set([...origin.continues, ...use.continues]);
  const rows = new Map<number, number>();
  const nodes = [...all.values()].map((one): Placed => {
    const level = levels.get(one.id) ?? 0;
    const row = rows.get(level) ?? 0;
    rows.set(level, row + 1);
    return { ...one, level, row, continues: continues.has(one.id) };
  });
  const placed = new Map(nodes.map((one) => [one.id, one]));
  const edges = [...new Map([...origin.edges, ...use.edges].map((one) => [keyOf(one), one])).values()].flatMap((edge): Drawn[] => {
    const [a, b] = [placed.get(edge.from), placed.get(edge.to)];
    return a && b ? [{ ...edge, a, b }] : [];
  });
  return { nodes, edges, ...extentOf(rows) };
}

/** The most batches that a sentence names. */
const NAMED = 20;

/** The numbers of the first batches that lead on, and how many more there are. */
export function namedOf(nodes: readonly Pick<Node, 'id' | 'number'>[], ids: readonly string[]): { numbers: string[]; more: number } {
  const wanted = new Set(ids);
  const numbers = nodes.filter((one) => wanted.has(one.id)).map((one) => one.number);
  return { numbers: numbers.slice(0, NAMED), more: Math.max(0, numbers.length - NAMED) };
}
