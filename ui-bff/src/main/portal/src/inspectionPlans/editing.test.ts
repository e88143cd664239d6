import { describe, expect, test } from 'vitest';
import { bodyOf, emptyLine, emptyPlan, faultsOf, type Line, writtenOf } from './editing';
import { lotOf, plainSample } from './sampling';

const bore: Line = { ...emptyLine, code: 'BORE', zh: '孔径', en: 'Bore', nominal: '10.0', minimum: '9.8', maximum: '10.2', instrument: 'caliper' };
const surface: Line = { ...emptyLine, code: 'SURFACE', zh: '表面', en: 'Surface', attribute: '无裂纹', kind: 'fixed', quantity: '5', severity: 'critical' };
const faults = (...lines: Line[]): string[][] => faultsOf(lines).map((one) => [...one].map(([field, fault]) => `${field} ${fault}`));

test('a plan is sent as the contract says, with limits as decimals and no unit for what is judged by eye', () => {
  expect(bodyOf({ part: ' JX-1 ', stage: 'final', lines: [bore, surface] })).toEqual({
    part: 'JX-1',
    stage: 'final',
    characteristics: [
      { characteristic: 'BORE', names: { en: 'Bore', zh: '孔径' }, unit: 'mm', nominal: '10.0', minimum: '9.8', maximum: '10.2', attribute: null, sample: { kind: 'aql', level: 'II', aql: '1.0' }, severity: 'major', instrument: 'caliper' },
      { characteristic: 'SURFACE', names: { en: 'Surface', zh: '表面' }, unit: null, nominal: null, minimum: null, maximum: null, attribute: '无裂纹', sample: { kind: 'fixed', quantity: '5' }, severity: 'critical', instrument: null },
    ],
  });
});

test('a published plan can be edited and published again unchanged', () => {
  const body = bodyOf({ part: 'JX-1', stage: 'incoming', lines: [bore, surface] });
  const characteristics = body.characteristics.map((one) => ({ ...one, sample: { kind: one.sample.kind, quantity: one.sample.quantity ? Number(one.sample.quantity) : null, level: one.sample.level ?? null, aql: one.sample.aql ?? null } }));
  expect(bodyOf(writtenOf({ part: 'JX-1', stage: 'incoming', characteristics }))).toEqual(body);
});

describe('a characteristic', () => {
  test('without faults has none', () => expect(faults(bore, surface)).toEqual([[], []]));
  test('needs a code and both names', () => expect(faults({ ...bore, code: ' ', en: '' })).toEqual([['code needed', 'en needed']]));
  test('has limits or an attribute, and not both', () => expect(faults({ ...bore, minimum: '', maximum: '' }, { ...surface, maximum: '1' })).toEqual([['minimum limits'], ['attribute either']]));
  test('has its lower limit below the upper one; equal limits are possible', () => expect(faults({ ...bore, minimum: '10.3' }, { ...bore, code: 'B2', minimum: '10.2' })).toEqual([['maximum crossed'], []]));
  test('has numbers as limits', () => expect(faults({ ...bore, nominal: 'ten' })).toEqual([['nominal number']]));
  test('stands in the plan once', () => expect(faults(bore, { ...bore, en: 'Again' })).toEqual([[], ['code twice']]));
  test('has a whole fixed sample of at most 5,000 pieces', () => expect(['0', '2.5', '5001', '', '5000'].map((quantity) => faults({ ...surface, quantity })[0])).toEqual([['quantity whole'], ['quantity whole'], ['quantity whole'], ['quantity whole'], []]));
});

test('a new plan begins with one empty line', () => expect(emptyPlan('JX-1')).toEqual({ part: 'JX-1', stage: 'final', lines: [emptyLine] }));

test('a sample is at most the lot, and rules without a table accept no failure', () => {
  expect(plainSample({ ...emptyLine, kind: 'all' }, 30)).toEqual({ quantity: 30, accept: 0, reject: 1 });
  expect(plainSample({ ...emptyLine, kind: 'fixed', quantity: '50' }, 30)).toEqual({ quantity: 30, accept: 0, reject: 1 });
  expect([plainSample({ ...emptyLine, kind: 'fixed', quantity: 'x' }, 30), plainSample(emptyLine, 30)]).toEqual([undefined, undefined]);
});

test('a lot is typed with or without separators, and is whole', () => expect(['1,200', '１２', '0', '2.5', ''].map(lotOf)).toEqual([1200, 12, undefined, undefined, undefined]));
