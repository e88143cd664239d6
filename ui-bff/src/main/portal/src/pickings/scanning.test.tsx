import { expect, test } from 'vitest';
import { shown, textOf } from '../app/shown';
import { contents } from '../labels/label';
import type { PickedLine } from './pickings';
import { ScanAnswer } from './ScanAnswer';
import { currentOf, leftOf, type Scanned } from './scanning';

const line = (at: number, more: Partial<PickedLine> = {}): PickedLine => ({ line: at, part: `JX-${at}`, quantity: '40', unit: 'PCE', batch: null, location: `A-${at}`, picked: '0', complete: false, wrong: 0, ...more });
const scan = (at: number, quantity: string, more: Partial<Scanned> = {}): Scanned => ({ key: 'k', at: '2031-01-28T08:00:00Z', state: 'waiting', picking: 'p', number: 'PK-1', line: at, code: 'JX-1', quantity, ...more });

test('the line that is next is the chosen one while it needs something, otherwise the first that does', () => {
  const lines = [line(1, { picked: '40', complete: true }), line(2), line(3)];
  const next = (chosen: number | undefined, picks: Scanned[], some = lines) => currentOf({ lines: some, version: 5 }, chosen, picks)?.line;
  expect([next(undefined, []), next(3, []), next(1, [])]).toEqual([2, 3, 2]);
  expect(next(2, [scan(2, '40')])).toBe(3);
  expect(next(undefined, [], lines.slice(0, 1))).toBeUndefined();
});

test('a line needs less by what waits to be sent, and not by what was refused or wrong', () => {
  expect(leftOf(line(1, { picked: '12.5' }), [scan(1, '7.5'), scan(2, '20'), scan(1, '20', { state: 'failed' }), scan(1, '20', { state: 'done', right: false })], 5)).toBe('20');
  expect(leftOf(line(1, { picked: '40' }), [scan(1, '1')], 5)).toBe('0');
  // A right scan counts here until the picking that is shown counts it.
  expect([5, 6].map((version) => leftOf(line(1), [scan(1, '30', { state: 'done', right: true, version: 6 })], version))).toEqual(['10', '40']);
});

test('wrong goods are said loudly, with what was asked for; goods that nobody checked are not called right', async () => {
  const answer = (one: Scanned) => shown(<ScanAnswer last={one} lines={[line(1)]} onDrop={() => {}} />, { roles: ['warehouse'] });
  const wrong = await answer(scan(1, '40', { state: 'done', right: false, expected: 'JX-1', scanned: 'JX-9' }));
  expect(wrong).toContain('role="alert"');
  expect(textOf(wrong)).toContain('✕ WRONG GOODS for line 1 Scanned JX-9, but the line asks for JX-1. Nothing was counted');
  expect(textOf(await answer(scan(1, '40', { state: 'done', right: true })))).toBe('✓ Right: 40 pcs for line 1');
  expect(textOf(await answer(scan(1, '40')))).toContain('Not checked yet');
});

test('a label is sent with its separators and without the scanner’s marks', () => {
  expect(contents(']d1[)>{RS}06{GS}PJX-1{GS}1TB-7{RS}{EOT}')).toBe('[)>\u001E06\u001DPJX-1\u001D1TB-7\u001E\u0004');
  expect(contents(' JX-1 ')).toBe('JX-1');
});
