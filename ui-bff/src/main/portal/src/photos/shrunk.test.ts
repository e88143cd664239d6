import { expect, test } from 'vitest';
import { fitted } from './shrunk';

test('a picture is shrunk to 1600 pixels on its longest side, and a smaller one stays', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 });
  expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 });
  expect(fitted(800, 600)).toEqual({ width: 800, height: 600 });
  expect(fitted(100_000, 1)).toEqual({ width: 1600, height: 1 });
});
