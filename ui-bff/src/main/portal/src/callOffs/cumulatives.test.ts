import { expect, test } from 'vitest';
import { stepsOf } from './cumulatives';

test('each step begins where the one before ended, whatever its direction', () =>
  expect(stepsOf('170', ['40', '40', '-10'])).toEqual([
    { left: 50, width: 50, down: true },
    { left: 0, width: 50, down: true },
    { left: 0, width: 12.5, down: false },
  ]));

test('what comes to nothing has a place and no width', () => expect(stepsOf('170', ['0'])).toEqual([{ left: 0, width: 0, down: false }]));
