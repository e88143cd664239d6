import { expect, test } from 'vitest';
import { elements, shown, textOf } from '../app/shown';
import { BeforeAfter } from './BeforeAfter';
import { type Answer, type Compared, type Figure, heightOf, type Point, type Stated, topOf } from './beforeAfter';

const point = (on: string, value: string | null, link: string): Point => ({ on, value, unit: value === null ? null : 'DAY', unknown: value === null ? 'no-stock' : null, coverage: null, link });
const figure = (value: string | null, link: string, points: Point[] = []): Figure => ({ measured: true, value, unit: value === null ? null : 'DAY', unknown: value === null ? 'too-early' : null, from: '2031-01-01', until: '2031-03-31', days: 21, coverage: value === null ? null : '87.5', basis: 3, link, points, lines: null, linesComplete: true });
const stated: Figure = { ...figure('34.5', '/before-after#stated', [point('2030-11-30', '33', '/before-after#stated'), point('2030-12-31', '36', '/before-after#stated')]), measured: false, days: null, coverage: null };
const compared = (code: string): Compared => ({
  code,
  definition: { en: `What ${code} means.`, zh: code },
  before: stated,
  first: { ...figure('22.1', '/stock?site=JX1&at=40', [point('2031-01-30', '22.1', '/stock?site=JX1&at=40'), point('2031-02-28', null, '/stock?site=JX1&at=50')]), lines: [{ order: 'T3JkZXI', number: '4711', buyer: 'HENGYUE', line: '10', ordered: '2031-01-02', left: '2031-01-24', days: 22, counts: true }], linesComplete: false },
  last: figure(null, '/orders'),
  change: { period: 'first', percent: '-35.9' },
});
const answer: Answer = { site: 'JX1', position: 51, at: '2031-03-01T08:00:00Z', today: '2031-03-01', firstDay: '2031-01-01', figures: ['lead-time', 'days-of-stock', 'stock-value'].map(compared) };
const months: Stated = { id: 'x', site: 'JX1', version: 1, months: [{ month: '2030-12', leadTimeDays: '36', daysOfStock: null, stockValue: null, currency: null, source: 'ERP' }] };
const screen = () =>
  shown(<BeforeAfter />, { at: '/before-after', path: '/before-after', roles: ['management'], answers: [[['before-after'], answer], [['stated-figures'], months]] });

test('each figure stands in its three periods, and says what is stated and what is measured', async () => {
  const html = await screen();
  expect(elements(html, 'section', 'data-testid="compared"')).toHaveLength(3);
  const text = textOf(html);
  expect(text).toContain('34.5 days stated, not measured');
  expect(text).toContain('22.1 days measured');
  expect(text).toContain('21 of 90 days so far');
  expect(text).toContain('87.5 % known');
  expect(text).toContain('−35.9 % in the first 90 days');
  expect(text).toContain('What lead-time means.');
});

test('a figure that is not known says so and why, and is never 0', async () => {
  const text = textOf(await screen());
  expect(text).toContain('not known Too early: the days are not over.');
});

test('every number and every bar leads to what made it', async () => {
  const html = await screen();
  const links = [...html.matchAll(/<a\b[^>]*href="([^"]*)"/g)].map((one) => one[1]);
  expect(links.filter((one) => one === '/stock?site=JX1&amp;at=40')).toHaveLength(6);
  expect(links.filter((one) => one === '/before-after#stated')).toHaveLength(9);
  expect(links.filter((one) => one === '/orders')).toHaveLength(3);
});

test('bars are drawn beside the tallest, and an unknown one has no height', () => {
  const all = [point('2031-01-30', '10', ''), point('2031-02-28', null, ''), point('2031-03-30', '40', '')];
  expect(all.map((one) => heightOf(one, topOf(all)))).toEqual([0.25, null, 1]);
  expect(heightOf(point('2031-01-30', '0', ''), 0)).toBe(0);
});

test('a lead time leads to the order lines that made it, and says if there are more', async () => {
  const html = await screen();
  expect(html).toContain('href="/orders/T3JkZXI"');
  expect(textOf(html)).toContain('22 days');
  expect(textOf(html)).toContain('There are more.');
});

test('stated months stand with their source', async () => {
  expect(textOf(await screen())).toContain('ERP');
});
