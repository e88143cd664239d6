import { expect, test } from 'vitest';
import { csvOf } from './csv';

test('a table begins with its mark and has one line for each row', () => {
  expect(csvOf(['Part', '数量'], [['JX-881', '40.5'], ['a "b", c', null]])).toBe('\uFEFFPart,数量\r\nJX-881,40.5\r\n"a ""b"", c",\r\n');
});

test('no cell is run as a formula, and numbers stay numbers', () => {
  expect(csvOf(['x'], [['=1+1'], ['-12.5'], ['-cmd'], ['@a'], [7]])).toBe("\uFEFFx\r\n'=1+1\r\n-12.5\r\n'-cmd\r\n'@a\r\n7\r\n");
});
