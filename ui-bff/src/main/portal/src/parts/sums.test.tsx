/** A part's page shows for a shipment the sum of its lines of that part, over random shipments. */
import { expect, test } from 'vitest';
import { plus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { numberIn, rowsOf, shown, textOf } from '../app/shown';
import { Shipments } from './Sections';

test.each([1, 2, 3, 4, 5])('lines of the part add up by their unit, those of others do not (%i)', async (seed) => {
  const { below, oneOf } = randomly(seed);
  const rows = Array.from({ length: 1 + below(4) }, (_, at) => ({ id: `s${at}`, number: `LS-${at}`, shipped: '2027-01-04', arrives: null, state: 'in-transit', lines: [{ part: 'JX-1', quantity: '1', unit: 'PCE' }, ...Array.from({ length: below(6) }, () => ({ part: oneOf(['JX-1', 'JX-2'] as const), quantity: `${1 + below(900)}`, unit: oneOf(['PCE', 'EA', 'KGM'] as const) }))] }));
  const html = await shown(<Shipments part="JX-1" numbers={['JX-1']} />, { answers: [[['shipments', 'of-part'], { rows, more: false }]] });
  for (const [at, cells] of rowsOf(html, 'tbody').entries()) {
    const own = rows[at]?.lines.filter((line) => line.part === 'JX-1') ?? [];
    const told = textOf(cells[1] ?? '').split('+').map((one) => [plus(numberIn(one), '0'), one.trim().split(' ').at(-1)]);
    const of = (unit: string): string => sum(own.filter((line) => (line.unit === 'KGM') === (unit === 'kg')).map((line) => line.quantity));
    expect(told.toSorted()).toEqual(['pcs', 'kg'].filter((unit) => of(unit) !== '0').map((unit) => [of(unit), unit]).toSorted());
  }
});
