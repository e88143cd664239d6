import { expect, test } from 'vitest';
import { nominalOf, setsOf, verdictOf, verdictsOf } from './starting';

const temperature = { name: 'temperature', unit: 'CEL', nominal: '1580', minimum: '1560', maximum: '1600' };
const time = { name: 'time', unit: 'MIN', nominal: null, minimum: null, maximum: '12' };

test('with a sheet of 1560 to 1600, 1545 is outside and 1600 is inside', () => {
  expect(['1545', '1559.9', '1560', '1600', '1600.1'].map((value) => verdictOf(value, temperature))).toEqual(['outside', 'outside', 'inside', 'inside', 'outside']);
});

test('a start begins with the nominal values of the sheet, and one without is still missing', () => {
  const values = nominalOf([temperature, time]);
  expect(values).toEqual({ temperature: '1580', time: '' });
  expect(verdictsOf(values, [temperature, time])).toEqual(['inside', 'missing']);
  expect(verdictOf('hot', temperature)).toBe('number');
});

test('every parameter of the step is sent as a plain decimal', () => {
  expect(setsOf({ temperature: '1,580', time: '9,5' }, [temperature, time])).toEqual([
    { name: 'temperature', value: '1580', unit: 'CEL' },
    { name: 'time', value: '9.5', unit: 'MIN' },
  ]);
});
