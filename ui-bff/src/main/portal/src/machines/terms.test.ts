import { expect, test } from 'vitest';
import { emptyPlan, emptyTerms, faultsOfPlan, faultsOfTerms, planOf, secondsOf, termsOf, typedTerms } from './terms';

const machine = { code: 'CNC-3', site: 'JX1', names: { zh: '3 号车床', en: 'Lathe 3' }, kind: 'machine', idealSecondsPerPart: '90.5', part: 'JX-1', meter: null, reportEvery: 'PT10S', stopAfter: 'PT1M30S' } as const;

test('a stated machine is typed and sent again without a change', () => {
  const { reportEvery, stopAfter, ...rest } = termsOf(typedTerms(machine));
  expect({ ...rest, reportEvery: secondsOf(reportEvery), stopAfter: secondsOf(stopAfter) }).toEqual({ ...machine, reportEvery: 10, stopAfter: 90 });
});

test('a new machine needs its code and site, and both names or none', () => {
  expect([...faultsOfTerms(emptyTerms(''))]).toEqual([['code', 'needed'], ['site', 'needed']]);
  const said = { ...emptyTerms('JX1'), code: ' CNC-9 ' };
  expect([...faultsOfTerms(said)]).toEqual([]);
  expect([...faultsOfTerms({ ...said, zh: '车床' })]).toEqual([['en', 'needed']]);
  expect(termsOf(said)).toEqual({ code: 'CNC-9', site: 'JX1', names: null, kind: 'machine', idealSecondsPerPart: null, part: null, meter: null, reportEvery: 'PT10S', stopAfter: 'PT300S' });
});

test('times are whole seconds within the bounds of the hub', () => {
  const said = { ...emptyTerms('JX1'), code: 'A' };
  for (const every of ['', '0', '1.5', '3601', 'x']) expect(faultsOfTerms({ ...said, every }).get('every')).toBe('every');
  for (const stopAfter of ['', '0', '0.001', '1441']) expect(faultsOfTerms({ ...said, stopAfter }).get('stopAfter')).toBe('stopAfter');
  expect(faultsOfTerms({ ...said, every: '3600', stopAfter: '0.5', ideal: '0' })).toEqual(new Map([['ideal', 'positive']]));
  expect(secondsOf('PT')).toBeUndefined();
});

test('maintenance recurs by hours, days or both', () => {
  expect(faultsOfPlan({ ...emptyPlan, code: 'OIL' })).toEqual(new Map([['hours', 'cycle']]));
  expect(faultsOfPlan({ ...emptyPlan, code: 'OIL', hours: '-1', days: '4000' })).toEqual(new Map([['hours', 'positive'], ['days', 'days']]));
  expect(planOf({ ...emptyPlan, code: 'OIL', hours: '1,500', days: '90', last: '2031-01-02' })).toEqual({ code: 'OIL', names: null, everyHours: '1500', everyDays: 90, lastDoneOn: '2031-01-02' });
});
