import { expect, test } from 'vitest';
import { type ScanRow, summed } from './scans';

const scan = (movement: number, part: string, batch: string | null, quantity: string): ScanRow => ({ id: 's', movement, site: 'JX1', part, document: 'LS-1', label: null, batch, quantity, unit: 'PCE', at: '2026-11-29T08:00:00Z' });

test('boxes of a part and batch add up, and what came is not set against what left', () => {
  const last = [scan(5, 'B', null, '4'), scan(4, 'A', 'B2', '-7'), scan(3, 'A', 'B1', '2'), scan(2, 'A', 'B1', '-30.5'), scan(1, 'A', 'B1', '-30')];
  expect(summed(last).map((one) => [one.part, one.batch, one.quantity, one.scans.map((it) => it.movement)])).toEqual([
    ['A', 'B1', '-60.5', [2, 1]],
    ['A', 'B1', '2', [3]],
    ['A', 'B2', '-7', [4]],
    ['B', null, '4', [5]],
  ]);
});
