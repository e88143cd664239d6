import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from './en.json';
import zh from './zh.json';

// VerifyReplayTest compares this list with the hub's views.
const operating = readFileSync(new URL('../../../../../../docs/operating.md', import.meta.url), 'utf8');
const views = (/verify-replay call-off-board +# one of (.*)/.exec(operating)?.[1] ?? '').split(', ');

test('every view of the hub has a name in both languages', () => {
  expect(views.length).toBeGreaterThan(20);
  expect(Object.keys(en.viewName)).toEqual(expect.arrayContaining(views));
  expect(Object.keys(zh.viewName)).toEqual(expect.arrayContaining(views));
});
