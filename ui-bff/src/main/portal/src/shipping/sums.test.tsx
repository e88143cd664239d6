/** The totals of a printed delivery note are the sums of its lines, over random shipments. */
import { expect, test } from 'vitest';
import { plus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { numberIn, rowsOf, shown, textOf } from '../app/shown';
import { Sheet } from './DeliveryNote';
import type { Shipment } from './shipments';

test.each([1, 2, 3, 4, 5])('each unit of a delivery note is added up by itself, and a piece is a piece (%i)', async (seed) => {
  const { below, oneOf } = randomly(seed);
  const lines = Array.from({ length: 2 + below(14) }, () => ({ part: 'HY-1', quantity: `${1 + below(5_000)}${oneOf(['', '.5'] as const)}`, unit: oneOf(['PCE', 'EA', 'C62', 'KGM'] as const), received: '0', missing: '0', over: '0', damaged: '0', open: '0' }));
  const shipment = { id: 's', number: 'LS-1', buyer: 'HENGYUE', supplier: 'JIAXIN', shipFrom: 'JX1', shipTo: 'PLANT1', shipped: '2027-01-04', arrives: null, state: 'in-transit', lines, packages: [], receipts: [] } as unknown as Shipment;
  const html = await shown(<Sheet id="s" shipment={shipment} />, { answers: [[['part-agreements'], []]] });
  const cells = rowsOf(html, 'tbody').map((row) => row.at(-1));
  const isKilograms = (cell: string | undefined): boolean => textOf(cell ?? '').endsWith('kg');
  const feet = rowsOf(html, 'tfoot').map((row) => row.at(-1));
  expect(feet.length).toBe(new Set(cells.map(isKilograms)).size);
  for (const foot of feet) expect(plus(numberIn(foot), '0')).toBe(sum(cells.filter((cell) => isKilograms(cell) === isKilograms(foot)).map((cell) => numberIn(cell))));
});
