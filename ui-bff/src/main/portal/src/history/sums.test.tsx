import { expect, test } from 'vitest';
import { minus, sum } from '../app/decimal';
import { elements, numberIn, numbersIn, rowsOf, shown } from '../app/shown';
import { Changed } from './Changed';
import type { Changed as Change } from './event';

const random = (): string => String(Math.floor(Math.random() * 90_000) / 10 + 1);
const line = (quantity: string) => ({ quantity, unit: 'PCE' });

/** An event that changed the quantity of so many call-off lines, and brought one more. */
function told(count: number) {
  const days = Array.from({ length: count }, (_, at) => `2026-${String(Math.floor(at / 28) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}/0`);
  const [before, after] = [days.map(() => line(random())), days.map(() => line(random()))];
  const changed: Change[] = days.map((row, at) => ({ view: 'call-offs', row, pointer: '/quantity', before: before[at]?.quantity, after: after[at]?.quantity }));
  const fresh = line(random());
  changed.push({ view: 'call-offs', row: '2027-01-01/0', pointer: '', before: null, after: fresh });
  return { changed, before: { 'call-offs': before }, after: { 'call-offs': [...after, fresh] }, more: false, position: 7 };
}

/** The quantity of each shown row before and after. */
const quantities = (html: string): string[][] => rowsOf(html, 'tbody').filter((cells) => cells.length === 4).map((cells) => cells.slice(1, 3).map((cell) => numberIn(cell)));
const columnOf = (rows: string[][], at: number): string => sum(rows.map((cells) => cells[at] ?? '0'));

test('the sum of changed quantities is the sum of the rows beneath it', async () => {
  const html = await shown(<Changed event={told(40)} />);
  const [, ...said] = numbersIn(elements(html, 'li', 'data-testid="changed-sum"')[0] ?? '');
  const rows = quantities(html);
  expect(rows).toHaveLength(41);
  expect(said).toEqual([columnOf(rows, 0), columnOf(rows, 1), minus(columnOf(rows, 1), columnOf(rows, 0))]);
});

test('the head of the changes counts their values and rows', async () => {
  const html = await shown(<Changed event={told(40)} />);
  expect(numbersIn(elements(html, 'p', 'data-testid="changed-says"')[0] ?? '')).toEqual(['42', '41', '1']);
  expect(elements(html, 'tbody')).toHaveLength(41);
});

test('of many changed rows the first fifty are shown, and how many there are', async () => {
  const html = await shown(<Changed event={told(120)} />);
  expect(elements(html, 'tbody')).toHaveLength(50);
  expect(numbersIn(elements(html, 'button', 'data-testid="changed-further"')[0] ?? '')).toEqual(['50', '121']);
});

test('changes that do not fit into one answer have no sum, and say so', async () => {
  const html = await shown(<Changed event={{ ...told(5), more: true }} />);
  expect(elements(html, 'li', 'data-testid="changed-sum"')).toEqual([]);
  expect(elements(html, 'p', 'data-testid="changed-says"')[0]).toContain('without sums');
});
