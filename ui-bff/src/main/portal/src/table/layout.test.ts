import { expect, test } from 'vitest';
import { layoutOf, viewOf, written } from './layout';
import { compareCells } from './model';
import { sumsOf } from './selection';

test('a layout reads back from its address', () => {
  const layout = { sort: [{ column: 'due', down: true }, { column: 'part', down: false }], group: 'state', columns: ['part', 'due'], compact: true };
  expect(written(layout)).toEqual({ sort: '-due,part', group: 'state', columns: 'part,due', rows: 'compact' });
  expect(layoutOf(written(layout))).toEqual(layout);
});

test('a list that is grouped by itself can be without groups, and says nothing where it is as it comes', () => {
  expect(layoutOf({}, 'when').group).toBe('when');
  expect(written({ group: 'when' }, 'when')).toEqual({ group: '' });
  expect(written({ group: '' }, 'when')).toEqual({ group: 'none' });
  expect(layoutOf({ group: 'none' }, 'when').group).toBeUndefined();
});

test('a view is filters and layout, whoever looks and whenever', () => {
  expect(viewOf(new URLSearchParams('state=open&as=buyer&asOf=2026-01-01&columns=a&part='))).toBe('columns=a&state=open');
});

test('numbers are sorted by their size, words as people sort them', () => {
  expect(['100', '9', '-3.5', '12.25'].toSorted(compareCells)).toEqual(['-3.5', '9', '12.25', '100']);
  expect(['P-10', 'P-9', 'a'].toSorted(compareCells)).toEqual(['a', 'P-9', 'P-10']);
});

test('each unit is added up by itself, exactly', () => {
  const rows = [['0.1', 'KGM'], ['0.2', 'KGM'], ['5', 'PCE'], ['', '']] as const;
  expect(sumsOf(rows, ([quantity, unit]) => (unit ? { quantity, unit } : null))).toEqual([{ unit: 'KGM', quantity: '0.3' }, { unit: 'PCE', quantity: '5' }]);
});
