import { expect, test } from 'vitest';
import { type Cell, csvInto } from './csv';

async function csvOf(head: string[], rows: Cell[][]): Promise<string> {
  const file = csvInto(head.map((one) => ({ head: one })));
  for (const row of rows) void file.add([row]);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await (await file.end()).arrayBuffer());
}

test('a table begins with its mark and has one line for each row', async () => {
  expect(await csvOf(['Part', '数量'], [['JX-881', '40.5'], ['a "b", c', null]])).toBe('\uFEFFPart,数量\r\nJX-881,40.5\r\n"a ""b"", c",\r\n');
});

test('no cell is run as a formula, and numbers stay numbers', async () => {
  expect(await csvOf(['x'], [['=1+1'], ['-12.5'], ['-cmd'], ['@a'], [7], ['＝1+1']])).toBe("\uFEFFx\r\n'=1+1\r\n-12.5\r\n'-cmd\r\n'@a\r\n7\r\n'＝1+1\r\n");
});
