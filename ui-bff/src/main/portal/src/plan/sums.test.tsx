/** The sum at the end of a row of a plan is the sum of its cells, over random plans and entries. */
import { expect, test } from 'vitest';
import { plus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { numberIn, rowsOf, shown } from '../app/shown';
import { PlanGrid } from './PlanGrid';
import { measured, type Row } from './row';
import { cellKey, columnsFrom } from './sheet';
import type { Sheet } from './useSheet';

test.each([1, 2, 3, 4, 5])('what is published and what is typed adds up as it is shown (%i)', async (seed) => {
  const { below, oneOf } = randomly(seed);
  const columns = columnsFrom('2027-01-04', 'day', 14);
  const rows = Array.from({ length: 1 + below(6) }, (_, at): Row => ({ key: `P${at}`, part: `P${at}`, unit: 'PCE', plan: { lines: columns.filter(() => below(2) === 0).map((date) => ({ date, quantity: `${below(90)}${oneOf(['', '.5'] as const)}` })) } as never }));
  const edits = new Map(rows.flatMap((row) => columns.filter(() => below(4) === 0).map((column): [string, string] => [cellKey(row.key, column), oneOf(['', '7', '1,200', '0.25'] as const)])));
  const sheet = { columns, grain: 'day', edits, typed: [], edit: () => undefined } as unknown as Sheet;
  const html = await shown(<PlanGrid name="output" label="Output" site="JX1" sheet={sheet} rows={rows.map((row) => measured(row, new Map()))} pasted={undefined} readOnly last={undefined} onPaste={() => undefined} />);
  for (const [, ...cells] of rowsOf(html, 'tbody')) {
    const typed = cells.slice(0, -1).map((cell) => (/ value="([^"]*)"/.exec(cell)?.[1] ?? '').replaceAll(',', '') || '0');
    expect(plus(numberIn(cells.at(-1)), '0')).toBe(sum(typed));
  }
});
