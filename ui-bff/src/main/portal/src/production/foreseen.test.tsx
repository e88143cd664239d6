import { expect, test } from 'vitest';
import { elements, shown, textOf } from '../app/shown';
import { measured } from '../plan/row';
import { columnsFrom } from '../plan/sheet';
import type { Sheet } from '../plan/useSheet';
import { Foreseen } from './Foreseen';
import { shortFrom } from './production';

const columns = columnsFrom('2027-01-04', 'day', 2);
const rows = ['30', '-5'].map((closing, at) => ({ from: columns[at] ?? '', until: columns[at] ?? '', opening: '0', in: { confirmed: '0', planned: '0' }, out: '10', outFirm: '0', closing, cover: null, coverAtLeast: null }));
const row = measured({ key: 'P1', part: 'P1', unit: 'PCE', buyers: [] }, new Map());
const sheet = { columns, grain: 'day', edits: new Map() } as unknown as Sheet;
/** The answer, under a key that changes of stock, call-offs and shipments invalidate. */
const foreseen = (unit: string) =>
  shown(
    <table>
      <tbody>
        <Foreseen row={row} site="JX1" sheet={sheet} more={1} />
      </tbody>
    </table>,
    { answers: [[['balance', 'foreseen', { as: 'supplier' }], { unit, broken: [], rows }]] },
  );

test('a forecast names its unit where the plan is in another one', async () => {
  const heads = async (unit: string) => elements(await foreseen(unit), 'th').map(textOf);
  expect(await heads('KGM')).toEqual(['Demand · kg', 'Stock at the end · kg']);
  expect(await heads('C62')).toEqual(['Demand', 'Stock at the end']);
});

test('the rows of a forecast say that they are awaited', async () => {
  const html = await foreseen('PCE');
  expect(html.match(/aria-busy="true"/g)?.length).toBe(2);
  expect(textOf(html)).toContain('−5 below zero');
});

test('a forecast is short from the first row that ends below zero', () => {
  expect(shortFrom(rows)).toBe('2027-01-05');
  expect(shortFrom(rows.slice(0, 1))).toBeUndefined();
  expect(shortFrom(rows.map((one) => ({ ...one, closing: null })))).toBeUndefined();
});
