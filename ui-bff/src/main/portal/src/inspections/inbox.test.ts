import { expect, test } from 'vitest';
import { toCertify } from './inbox';
import type { InspectionRow } from './inspections';

const of = (part: string, batch: string, more: Partial<InspectionRow> = {}) => ({ part, batch, stage: 'final' as InspectionRow['stage'], state: 'passed' as InspectionRow['state'], verdict: 'passed' as InspectionRow['verdict'], ...more });

test('a passed inspection waits for a certificate until certificates took the whole batch', () => {
  const passed = [of('JX-1', 'A'), of('JX-1', 'B'), of('JX-2', 'A')];
  const batches = [
    { part: 'JX-1', number: 'A', remaining: '0' },
    { part: 'JX-1', number: 'B', remaining: '37' },
  ];
  expect(toCertify(passed, batches)).toEqual([passed[1], passed[2]]);
});

test('what a second person passed waits for a certificate; what failed does not, nor goods that came from their maker', () => {
  const all = [of('JX-1', 'A', { state: 'overruled' }), of('JX-1', 'B', { state: 'overruled', verdict: 'failed' }), of('JX-1', 'C', { stage: 'incoming' })];
  expect(toCertify(all, [])).toEqual([all[0]]);
});
