import { expect, test } from 'vitest';
import { elements, shown, textOf } from '../app/shown';
import { Setters } from './Blame';
import { type Blame, blameOf } from './blame';

const place = { view: 'orders', row: 'T3JkZXI', pointer: '/lines/0/quantity' };
const page = (items: Blame['items'], next: string | null): Blame => ({ ...place, value: '8', items, next, position: 42, closed: false });
const set = (position: number, before: string | null, after: string): Blame['items'][number] => ({ position, at: '2026-12-01T08:00:00Z', text: { en: `Event number ${position}.`, zh: `事件 ${position}。` }, before, after });

test('pages without a change are read on until one sets the value', async () => {
  const pages: Record<string, Blame> = { first: page([], 'a'), a: page([], 'b'), b: page([set(7, '12', '8')], null) };
  const asked: (string | null)[] = [];
  const found = await blameOf((cursor) => {
    asked.push(cursor);
    return Promise.resolve(pages[cursor ?? 'first'] ?? page([], null));
  });
  expect(asked).toEqual([null, 'a', 'b']);
  expect(found.items.map(({ position }) => position)).toEqual([7]);
});

test('a value that nobody set is not searched for ever', async () => {
  let read = 0;
  const found = await blameOf(() => Promise.resolve(page([], `page ${read++}`)));
  expect(read).toBe(20);
  expect(found.next).not.toBeNull();
});

test('the events that set a value stand newest first, with both values and their pages', async () => {
  const items = [set(41, '12', '8'), { before: null, after: '12' }];
  const html = await shown(<Setters place={place} at={42} say={(value) => String(value ?? '–')} />, { answers: [[['history', 'blame'], { ...page(items, null), closed: true }]] });
  expect(elements(html, 'li', 'data-testid="blamed-event"').map(textOf)).toEqual([expect.stringMatching(/^Event number 41\. .* 12 → 8$/), 'An event that you may not read – → 12']);
  expect(html).toMatch(/href="\/events\/41\?at=41/);
  expect(textOf(html)).toContain('You may not see what happened before.');
});
