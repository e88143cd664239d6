import { expect, test } from 'vitest';
import { shown } from '../app/shown';
import { PlanGrid } from './PlanGrid';
import { columnsFrom } from './sheet';
import type { Sheet } from './useSheet';

test('reopening a plan in which much was typed asks for no forecast: it stands beneath the row that a person is in', async () => {
  const rows = ['A', 'B', 'C'].map((part) => ({ key: part, part, unit: 'PCE', chooses: false }));
  const sheet = { columns: columnsFrom('2027-01-04', 'day', 3), grain: 'day', edits: new Map([['A\t2027-01-04', '7']]), typed: ['A', 'B'], edit: () => undefined } as unknown as Sheet;
  const html = await shown(<PlanGrid name="output" label="Output" site="JX1" sheet={sheet} rows={rows} pasted={undefined} readOnly={false} last={undefined} beneath={() => <tr data-testid="forecast" />} onPaste={() => undefined} />);
  expect(html).toContain('value="7"');
  expect(html).not.toContain('data-testid="forecast"');
});
