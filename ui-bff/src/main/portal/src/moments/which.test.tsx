import { expect, test } from 'vitest';
import { elements, shown, textOf } from '../app/shown';
import { Between } from './WhichEvent';
import { type FirstDifference, says, streamOf, type Which, whichEvent } from './which';

const happened = (position: number) => ({ position, at: '2026-12-01T08:00:00Z', text: { en: `Event number ${position}.`, zh: `事件 ${position}。` } }) as NonNullable<FirstDifference['event']>;
const change = (pointer: string, before: unknown, after: unknown): FirstDifference['changed'][number] => ({ view: 'orders', row: 'T3JkZXI', pointer, before, after });
const answer = (position: number | null, changed: FirstDifference['changed'], searchedUntil = 40): FirstDifference => ({ from: 1, until: 40, event: position === null ? null : happened(position), changed, searchedUntil });

test('a text shows a value that stands in it, or the number before its unit', () => {
  expect(says('1,200 pcs', '1200')).toBe(true);
  expect(says('1,200.50 kg', '1200.5')).toBe(true);
  expect(says('−3', -3)).toBe(true);
  expect(says('12 pcs', '120')).toBe(false);
  expect(says('4711', 'HENGYUE')).toBe(false);
  expect(says('HENGYUE', 'HENGYUE')).toBe(true);
  expect(says(null, null)).toBe(false);
  expect(says('–', undefined)).toBe(false);
});

const inRow = (...hrefs: string[]) => ({ closest: () => ({ querySelectorAll: () => hrefs.map((href) => ({ getAttribute: () => href })) }) }) as unknown as Element;

test('a text belongs to the stream that its row links to, or to that of the page', () => {
  const [order, item] = [btoa('PurchaseOrder:HENGYUE:4711'), btoa('DeliverySchedule:HENGYUE:JIAXIN:A')];
  expect(streamOf(inRow('/parts/A', `/orders/${order}?at=7`), `/schedules/${item}`)).toBe(order);
  expect(streamOf(inRow(`/call-offs/${item}.MjAyNg`), '/board')).toBe(item);
  expect(streamOf(inRow('/parts/A'), `/schedules/${item}`)).toBe(item);
  expect(streamOf(inRow(), '/board')).toBeUndefined();
});

test('events that changed other values are passed by until one gave the place its text', async () => {
  const answers: Record<string, FirstDifference> = { 1: answer(7, [change('/state', 'open', 'confirmed')]), 7: answer(null, [], 20), 20: answer(23, [change('/quantity', '12', '8')]) };
  const asked: (number | string)[] = [];
  const found = await whichEvent(
    (from) => {
      asked.push(from);
      return Promise.resolve(answers[from] ?? answer(null, []));
    },
    1,
    '12 pcs',
    '8 pcs',
  );
  expect(asked).toEqual([1, 7, 20]);
  expect(found).toMatchObject({ event: { position: 23 }, place: { pointer: '/quantity' }, until: 40 });
});

test('where no change shows the text, the first event that changed the object is told', async () => {
  const found = await whichEvent((from) => Promise.resolve(from === 1 ? answer(7, [change('/state', 'a', 'b')]) : answer(null, [])), 1, 'Open', 'Done');
  expect(found).toEqual({ event: happened(7), until: 40 });
  expect(await whichEvent(() => Promise.resolve(answer(null, [])), 1, '1', '2')).toBeNull();
});

test('a search that never ends is given up', async () => {
  let asked = 0;
  await whichEvent(() => Promise.resolve(answer(null, [], ++asked % 30)), 1, '1', '2');
  expect(asked).toBe(20);
});

const shownOf = (which: Which | null) =>
  shown(<Between stream="T3JkZXI" span={{ from: '1', until: '40' }} of={{ before: '12', after: '8' }} />, {
    answers: [
      [['history', 'first-difference'], which],
      [['history', 'blame'], { view: 'orders', row: 'T3JkZXI', pointer: '/quantity', value: '8', items: [{ ...happened(23), before: '12', after: '8' }], next: null, position: 40, closed: false }],
    ],
  });

test('the events that set the value stand with their pages', async () => {
  const html = await shownOf({ event: happened(23), place: change('/quantity', '12', '8'), until: 40 });
  expect(elements(html, 'li', 'data-testid="blamed-event"').map(textOf)).toEqual([expect.stringMatching(/^Event number 23\. .* 12 → 8$/)]);
  expect(html).toMatch(/href="\/events\/23\?at=23/);
});

test('an event that may not be read is said', async () => {
  expect(textOf(await shownOf({ event: null, until: 40 }))).toContain('you may not read');
  expect(await shownOf({ event: happened(7), until: 40 })).toMatch(/href="\/events\/7\?at=7/);
  expect(textOf(await shownOf(null))).toContain('No event');
});
