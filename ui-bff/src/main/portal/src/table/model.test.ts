import { expect, test } from 'vitest';
import { compareCells, placed } from './model';

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

test('Chinese names stand in the order of their sound, numbers within words by size', () => {
  expect(['鸿铸铸造', '佳鑫机械', '鼎成热工', '恒岳重工'].toSorted(compareCells)).toEqual(['鼎成热工', '恒岳重工', '鸿铸铸造', '佳鑫机械']);
  expect(['JX-1101', 'JX-881', 'Jiaxin', 'Hengyue'].toSorted(compareCells)).toEqual(['Hengyue', 'Jiaxin', 'JX-881', 'JX-1101']);
});
