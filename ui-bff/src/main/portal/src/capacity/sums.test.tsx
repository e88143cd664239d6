/** Cumulative columns of a capacity board are the sums of the weeks above, over random weeks. */
import { expect, test } from 'vitest';
import { plus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { numberIn, numbersIn, rowsOf, shown } from '../app/shown';
import { GroupBoard } from './GroupBoard';

test.each([1, 2, 3, 4, 5])('what is loaded, planned and possible up to a week is the sum of the weeks that are shown (%i)', async (seed) => {
  const { below, oneOf } = randomly(seed);
  const hours = (): string => `${below(400)}${oneOf(['', '.5', '.25'] as const)}`;
  const so = { load: '0', actual: '0', maximum: '0' };
  const board = Array.from({ length: 8 }, (_, at) => {
    const [load, actual, maximum] = [hours(), hours(), hours()];
    Object.assign(so, { load: plus(so.load, load), actual: plus(so.actual, actual), maximum: plus(so.maximum, maximum) });
    return { week: `2027-W${10 + at}`, load, actual, agreed: null, maximum, state: 'ok', cumulativeLoad: so.load, cumulativeActual: so.actual, cumulativeMaximum: so.maximum, cumulativeState: 'ok', notCounted: [], before: null };
  });
  const group = { id: 'g', code: 'CNC', site: 'JX1', supplier: 'JIAXIN', names: { en: 'Turning', zh: '车削' }, unit: 'HUR', version: 1, weeks: [], parts: [], buyers: [] };
  const html = await shown(<GroupBoard />, { at: '/capacity/g', path: '/capacity/:id', answers: [[['capacity', 'one'], group], [['capacity', 'board'], board]] });
  const rows = rowsOf(html, 'tbody');
  expect(rows.length).toBe(8);
  for (const [at, row] of rows.entries()) {
    const above = rows.slice(0, at + 1);
    expect(numbersIn(row[7] ?? '').map((one) => plus(one, '0'))).toEqual([2, 3, 5].map((column) => sum(above.map((cells) => plus(numberIn(cells[column]), '0')))));
  }
});
