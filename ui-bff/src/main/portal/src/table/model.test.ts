import { expect, test } from 'vitest';
import { placed } from './model';

const rows = [{ parts: ['A', 'B'] }, { parts: ['B'] }, { parts: [] }];

test('a row of several groups stands under each of them', () => {
  expect(placed(rows, (row) => row.parts).map(({ row, under }) => [rows.indexOf(row), under])).toEqual([
    [0, 'A'],
    [0, 'B'],
    [1, 'B'],
    [2, undefined],
  ]);
});

test('a row of one group, or of none, stands once', () => {
  expect(placed(rows, (row) => row.parts.join('+')).map(({ under }) => under)).toEqual(['A+B', 'B', '']);
  expect(placed(rows, undefined)).toEqual(rows.map((row) => ({ row })));
});
