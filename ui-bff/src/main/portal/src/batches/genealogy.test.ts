import { expect, test } from 'vitest';
import type { Edge, Genealogy, Node } from './batches';
import { largest, namedOf, pictureOf, smallest } from './genealogy';

const node = (id: string): Node => ({ id, maker: 'JIAXIN', part: 'JX-1', number: id, state: 'usable', quantity: '1', unit: 'PCE', certificates: [], missing: [] });
const edge = (from: string, to: string, event = 1): Edge => ({ from, to, quantity: '1', unit: 'PCE', event });
const part = (ids: string[], edges: Edge[], continues: string[] = []): Genealogy => ({ nodes: ids.map(node), edges, continues });

test('what is in a batch stands on its left by distance, what was made of it on its right', () => {
  const picture = pictureOf('lot', part(['lot', 'casting', 'heat', 'heat2'], [edge('casting', 'lot'), edge('heat', 'casting'), edge('heat2', 'casting')]), part(['lot', 'ring'], [edge('lot', 'ring')]));
  expect(Object.fromEntries(picture.nodes.map((one) => [one.number, [one.level, one.row]]))).toEqual({ lot: [0, 0], casting: [-1, 0], heat: [-2, 0], heat2: [-2, 1], ring: [1, 0] });
  expect([picture.from, picture.until, picture.rows, picture.edges.length]).toEqual([-2, 1, 2, 4]);
});

test('a batch that leads on beyond the reader says so, and an edge to an unknown batch is not drawn', () => {
  const picture = pictureOf('lot', part(['lot', 'heat'], [edge('heat', 'lot'), edge('hidden', 'heat')], ['heat']), part(['lot'], []));
  expect(picture.nodes.map((one) => [one.number, one.continues])).toEqual([
    ['lot', false],
    ['heat', true],
  ]);
  expect(picture.edges.map((one) => [one.from, one.to])).toEqual([['heat', 'lot']]);
});

test('two quantities of one batch in another are two lines, and the same line in both directions is one', () => {
  const twice = [edge('heat', 'lot', 1), edge('heat', 'lot', 2)];
  expect(pictureOf('lot', part(['lot', 'heat'], twice), part(['lot', 'heat'], twice)).edges).toHaveLength(2);
});

test('a circle of batches ends', () => {
  const picture = pictureOf('a', part(['a', 'b'], [edge('b', 'a'), edge('a', 'b')]), part(['a'], []));
  expect(picture.nodes.map((one) => one.level)).toEqual([0, -1]);
});

test('the extent is found of more numbers than a call takes arguments', () => {
  const many = Array.from({ length: 200_000 }, (_, at) => at - 100_000);
  expect([smallest(many), largest(many), largest([], 1)]).toEqual([-100_000, 99_999, 1]);
});

test('a batch of many origins has each once', () => {
  const many = Array.from({ length: 3_000 }, (_, at) => `h${at}`);
  const picture = pictureOf('lot', part(['lot', ...many], many.map((one) => edge(one, 'lot'))), part(['lot'], []));
  expect([picture.from, picture.rows, picture.edges.length]).toEqual([-1, 3_000, 3_000]);
});

test('at most twenty batches are named, and the others counted', () => {
  const many = Array.from({ length: 23 }, (_, at) => `h${at}`);
  expect(namedOf(['lot', ...many].map(node), many)).toEqual({ numbers: many.slice(0, 20), more: 3 });
  expect(namedOf([node('lot')], ['lot', 'hidden'])).toEqual({ numbers: ['lot'], more: 0 });
});
