import { expect, test } from 'vitest';
import { entering } from './entered';

test('a row that is clicked opens when the pointer is up, and one that is reached by key at once', () => {
  const opened: string[] = [];
  const { press, enter, release } = entering((row) => opened.push(row));
  enter('A');
  expect(opened).toEqual(['A']);
  press();
  enter('B');
  expect(opened).toEqual(['A']);
  release();
  expect(opened).toEqual(['A', 'B']);
  release();
  enter('C');
  expect(opened).toEqual(['A', 'B', 'C']);
});
