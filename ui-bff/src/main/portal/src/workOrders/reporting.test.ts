import { expect, test } from 'vitest';
import { allGood, begunAt, bodyOf, changed, correctionOf, emptyInput, emptyReport, faultsOf, stepped } from './reporting';

const left = { unreported: '100', openRework: '0' };
const now = new Date('2031-01-28T08:30:00Z');
const first = emptyReport(left, '2031-01-28T06:00:00Z', now);

test('the first tap reports all that is left as good, since the step was started', () => {
  expect(faultsOf(first, left)).toEqual(new Map());
  expect(bodyOf(first, 20, 'P-0006')).toEqual({ step: 20, from: '2031-01-28T06:00:00.000Z', until: '2031-01-28T08:30:00.000Z', good: '100', scrap: '0', rework: '0', cause: null, batch: null, inputs: [], person: 'P-0006' });
});

test('scrap and rework take from the good of the first tap', () => {
  const scrapped = changed(first, 'scrap', '3', left);
  expect([scrapped.good, changed(scrapped, 'rework', '2', left).good]).toEqual(['97', '95']);
  expect(changed(scrapped, 'scrap', '', left).good).toBe('100');
  expect(changed(first, 'scrap', '200', left).good).toBe('0');
});

test('a good that a person typed stays when scrap is typed after it', () => {
  expect(changed({ ...first, good: '90' }, 'scrap', '3', left).good).toBe('90');
});

test('a report never exceeds what is unreported and what is open as rework', () => {
  const after = { unreported: '0', openRework: '2' };
  expect(allGood(after)).toBe('2');
  expect(faultsOf({ ...first, good: '3' }, after)).toEqual(new Map([['good', 'beyond']]));
  expect(faultsOf({ ...first, good: '2' }, after)).toEqual(new Map());
  expect(faultsOf({ ...first, good: '99', scrap: '2', cause: 'sand' }, left)).toEqual(new Map([['good', 'beyond']]));
});

test('scrap and rework want a cause, and nothing at all is no report', () => {
  expect(faultsOf({ ...first, good: '97', scrap: '3' }, left)).toEqual(new Map([['cause', 'cause']]));
  expect(faultsOf({ ...first, good: '' }, left)).toEqual(new Map([['good', 'nothing']]));
  expect(faultsOf({ ...first, good: 'x' }, left)).toEqual(new Map([['good', 'number']]));
});

test('a report does not end before it begins, and an input names part, batch and quantity', () => {
  expect(faultsOf({ ...first, until: '2031-01-27T08:00' }, left)).toEqual(new Map([['until', 'order']]));
  const inputs = [{ ...emptyInput }, { ...emptyInput, part: 'HZ-C-1', batch: 'H-2311' }];
  expect(faultsOf({ ...first, inputs }, left)).toEqual(new Map([['inputs/1', 'input']]));
  const whole = { ...emptyInput, part: 'HZ-C-1', batch: 'H-2311', maker: 'HONGZHU', quantity: '120', unit: 'KGM' };
  expect(bodyOf({ ...first, inputs: [{ ...emptyInput }, whole] }, 10, null).inputs).toEqual([whole]);
});

test('the buttons count one piece up and down, never below nothing', () => {
  expect([stepped('', 1), stepped('2', 1), stepped('1', -1), stepped('', -1)]).toEqual(['1', '3', '', '']);
});

test('a report begins where the step was started, or where its last report ended', () => {
  const starts = [
    { step: 10, at: '2031-01-28T06:00:00Z' },
    { step: 20, at: '2031-01-28T07:00:00Z' },
  ];
  expect([begunAt(10, starts, []), begunAt(10, starts, [{ step: 10, until: '2031-01-28T08:00:00Z' }]), begunAt(30, starts, [])]).toEqual(['2031-01-28T06:00:00Z', '2031-01-28T08:00:00Z', null]);
});

test('a correction states the counts anew, with a reason', () => {
  expect(correctionOf({ ...first, good: '90', scrap: '10', cause: 'crack' }, ' counted wrong ', 'P-0006')).toEqual({ good: '90', scrap: '10', rework: '0', cause: 'crack', reason: 'counted wrong', person: 'P-0006' });
});
