import { expect, test } from 'vitest';
import { type Breach, turnOf } from './balance';

const on = (day: string, size = '10'): Breach => ({ on: day, size, recoversOn: null, later: null });
const turned = (then: Breach | null, now: Breach | null) => turnOf({ before: { at: '2027-01-04T08:00:00Z', runOut: then }, runOut: now && { ...now, cause: null } });

test('a part that runs out earlier, by more, or at all where it sufficed has become worse', () => {
  expect(turned(on('2027-02-03'), on('2027-02-02', '1'))).toBe('worse');
  expect(turned(on('2027-02-03', '9'), on('2027-02-03', '10'))).toBe('worse');
  expect(turned(null, on('2027-02-03'))).toBe('worse');
});

test('the other way round it has become better; equal numbers written otherwise are the same', () => {
  expect(turned(on('2027-02-02'), on('2027-02-03', '99'))).toBe('better');
  expect(turned(on('2027-02-03'), null)).toBe('better');
  expect(turned(on('2027-02-03', '10.0'), on('2027-02-03', '10'))).toBe('same');
  expect(turned(null, null)).toBe('same');
  expect(turnOf({ before: null, runOut: null })).toBeNull();
});
