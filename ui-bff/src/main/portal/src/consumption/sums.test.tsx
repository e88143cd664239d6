/** The quantities of consigned goods on the screen add up, over random accounts. */
import { expect, test } from 'vitest';
import { minus, plus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { numberIn, rowsOf, shown } from '../app/shown';
import type { Line } from './consumption';
import { Lines } from './Lines';

test.each([1, 2, 3, 4, 5])('each row adds up to what is left (%i)', async (seed) => {
  const { below, oneOf } = randomly(seed);
  const quantity = (): string => `${below(900)}${oneOf(['', '.5'] as const)}`;
  const lines = Array.from({ length: 1 + below(9) }, (_, at): Line => {
    const [opening, received, consumed, returned, moved, difference] = [quantity(), quantity(), quantity(), quantity(), minus(quantity(), quantity()), minus(quantity(), quantity())];
    return { part: `P${at}`, ownerPart: null, batch: null, unit: 'PCE', opening, received, consumed, returned, moved, difference, closing: minus(sum([opening, received, moved, difference]), plus(consumed, returned)) };
  });
  const rows = rowsOf(await shown(<Lines label="Goods" lines={lines} />), 'tbody');
  expect(rows.length).toBe(lines.length);
  for (const row of rows) {
    const cells = row.slice(1, 8).map((cell) => plus(numberIn(cell), '0'));
    expect(sum(cells.slice(0, -1))).toBe(cells.at(-1));
  }
});
