import { expect, test } from 'vitest';
import { balance, faultOf, isMore, pointed, promised, split } from './answers';

test('the balance of a split says what is missing or too much', () => {
  const rows = [split({ date: '2026-12-01', quantity: '100' }), split({ date: '2026-12-05', quantity: '20.5' })];
  expect(balance(rows, '150')).toBe('-29.5');
  expect(balance(rows, '120.5')).toBe('0');
  expect(balance([split({ date: '2026-12-01', quantity: '1x' })], '150')).toBeNull();
});

test('a thousand typed as the screens write it is sent as a thousand', () => {
  const rows = [split({ date: '2026-12-01', quantity: '1,200' })];
  expect([faultOf(rows[0]!, rows), balance(rows, '1500'), promised(rows)]).toEqual([null, '-300', [{ date: '2026-12-01', quantity: '1200' }]]);
});

test('more than was asked is told apart from as much, and from what is no number yet', () => {
  const more = (quantity: string): boolean => isMore([split({ date: '2026-12-01', quantity }), split({ date: '2026-12-05', quantity: '20' })], '480');
  expect(['460.5', '460', '400', 'x'].map(more)).toEqual([true, false, false, false]);
});

test('each row of a split has its own fault', () => {
  const rows = [
    split({ date: '', quantity: '1' }),
    split({ date: '2026-12-01', quantity: 'x' }),
    split({ date: '2026-12-02', quantity: '0' }),
    split({ date: '2026-12-03', quantity: '1' }),
    split({ date: '2026-12-03', quantity: '2' }),
  ];
  expect(rows.map((row) => faultOf(row, rows))).toEqual(['date', 'quantity', 'zero', 'twice', 'twice']);
});

test('one row of zero is an answer: nothing can be delivered', () => {
  const rows = [split({ date: '2026-12-01', quantity: '0' })];
  expect(faultOf(rows[0]!, rows)).toBeNull();
});

test('a field error finds its row and field', () => {
  expect(pointed('/commitments/0/promises/1/quantity')).toEqual({ row: 1, field: 'quantity' });
  expect(pointed('/release')).toBeNull();
});
