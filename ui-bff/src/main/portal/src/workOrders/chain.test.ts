import { expect, test } from 'vitest';
import { chainOf, type Made } from './chain';

test('a batch of unknown quantity has none in the chain; it is not zero', () => {
  const order = { id: 'w', number: 'W-1', quantity: '100', unit: 'PCE', order: null, callOff: null, orderNumber: null, steps: [], state: 'started' as const };
  const batch = (number: string, quantity: string | null, unit: string | null) => ({ id: number, number, quantity, unit, state: 'usable' });
  const made: Made = { batches: [batch('A', '97', 'PCE'), batch('B', null, null), batch('C', '0', 'PCE')], inspections: [], certificates: [], stock: [], shipments: [], cut: false };
  expect(chainOf(order, made).find((one) => one.kind === 'batch')?.items.map((one) => one.quantity)).toEqual([{ good: '97', unit: 'PCE' }, undefined, { good: '0', unit: 'PCE' }]);
});
