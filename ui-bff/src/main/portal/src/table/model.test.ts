import { expect, test } from 'vitest';
import { placed } from './model';

const rows = [{ parts: ['A', 'B'] }, { parts: ['B'] }, { parts: [] }];

test('a row of several groups stands under each of them', () => {
  expect(placed(rows, (row) => row.parts).map(({ row, under, again }) => [rows.indexOf(row), under, again])).toEqual([
    [0, 'A', true],
    [0, 'B', true],
    [1, 'B', undefined],
    [2, undefined, undefined],
  ]);
});

test('a row of one group, or of none, stands once', () => {
  expect(placed(rows, (row) => row.parts.join('+')).map(({ under }) => under)).toEqual(['A+B', 'B', '']);
  expect(placed(rows, undefined)).toEqual(rows.map((row) => ({ row })));
});
