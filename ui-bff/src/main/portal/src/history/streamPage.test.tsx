import { expect, test } from 'vitest';
import { elements, onePage, shown, textOf } from '../app/shown';
import type { Happened } from './history';
import { Stream } from './Stream';

const stream = Buffer.from('DeliverySchedule:HENGYUE:JIAXIN:PLANT1:HY-24017:4600090:-').toString('base64url');
const release = (position: number, quantity: string): Happened => ({
  position,
  at: `2026-12-0${position}T08:00:00Z`,
  stream,
  type: 'forecast-released',
  text: { en: `HENGYUE released ${quantity} PCE.`, zh: `HENGYUE 发布了 ${quantity} PCE。` },
  data: { forecast: { unit: 'PCE', lines: [{ quantity }] } },
  actor: { party: 'HENGYUE', user: null, client: null, name: null },
  channel: 'interchange',
  cause: { interchange: 'I-1', message: `M-${position}` },
});
const html = await shown(<Stream />, {
  at: `/streams/${stream}?at=9&asOf=2026-12-09T08:00:00Z`,
  path: '/streams/:id',
  answers: [[['history', 'stream'], onePage([release(3, '1500'), release(2, '2000'), release(1, '1000')])]],
});

test('a stream tells its events in sentences, the newest first, and each leads to its page at its moment', () => {
  const events = elements(html, 'li', 'data-testid="event"');
  expect(events.map((event) => /released [\d,]+ pcs/.exec(textOf(event))?.[0])).toEqual(['released 1,500 pcs', 'released 2,000 pcs', 'released 1,000 pcs']);
  expect(events.map((event) => /href="\/events\/(\d)\?at=\1&amp;/.exec(event)?.[1])).toEqual(['3', '2', '1']);
});

test('each event of a stream has a bar for what it changed, and none is guessed for the first', () => {
  const bars = [...html.matchAll(/data-testid="event-bar" data-side="(\w+)".*?<rect x="([\d.]+)"[^>]*width="([\d.]+)".*?<\/svg>(.*?)<\/div>/gs)];
  expect(bars.map(([, side, x, width, said = '']) => [side, x, width, textOf(said)])).toEqual([
    ['less', '25', '25', '−500 pcs'],
    ['more', '50', '50', '+1,000 pcs'],
    ['plain', '49', '2', ''],
  ]);
});
