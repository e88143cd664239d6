import { expect, test } from 'vitest';
import { shortOf, stepsOf } from './cumulatives';

test('each step begins where the one before ended, whatever its direction', () =>
  expect(stepsOf('170', ['40', '40', '-10'])).toEqual([
    { left: 50, width: 50, down: true },
    { left: 0, width: 50, down: true },
    { left: 0, width: 12.5, down: false },
  ]));

test('what comes to nothing has a place and no width', () => expect(stepsOf('170', ['0'])).toEqual([{ left: 0, width: 0, down: false }]));

test('what came short is taken off what was sent', () => {
  const one = { kind: 'short', quantity: '2', shipment: null, name: 'LS-1', event: { stream: 's', position: 1 }, opensAgainOn: null };
  expect(shortOf('1219', [one])).toEqual({ short: '2', left: '1217' });
  expect(shortOf('1219', [{ ...one, kind: 'over' }])).toBeNull();
});
