import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { forget, meaningsAt } from './meaning';

afterEach(() => vi.unstubAllGlobals());

test('a part that was booked as it stands is known from then on', async () => {
  const client = new QueryClient();
  let there: unknown[] = [];
  const fetched = vi.fn(() => Promise.resolve(Response.json({ items: there, next: null })));
  vi.stubGlobal('fetch', fetched);
  const meanings = meaningsAt({ sides: ['supplier'], site: 'JX1', document: '' }, client);
  expect(await meanings.isPart('PUMP4711')).toBe(false);
  there = [{ part: 'PUMP4711', batch: null }];
  const asked = fetched.mock.calls.length;
  expect([await meanings.isPart('PUMP4711'), fetched.mock.calls.length]).toEqual([false, asked]);
  await forget(client);
  expect(await meanings.isPart('PUMP4711')).toBe(true);
});
