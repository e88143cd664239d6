import { expect, test } from 'vitest';
import { sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { elements, numberIn, shown, textOf } from '../app/shown';
import { states } from '../machines/machines';
import { Cockpit } from './Cockpit';
import { type Cockpit as Answer, type Figure, isStale, type Share } from './cockpit';
import { Line } from './Line';

const figure = (value: string | null, link: string): Figure => ({ value, unknown: value === null ? 'no-data' : null, link });
const due = (value: string, link: string) => ({ ...figure(value, link), of: { callOffs: figure(value, link), orderLines: figure('0', '/orders') } });
const unknown: Share = { missing: ['no-readings'], availability: null, performance: null, quality: null, oee: null, coverage: null, utilization: null };
const answer: Answer = {
  position: 9,
  at: new Date().toISOString(),
  orders: { late: due('3', '/call-offs?due=past'), today: due('0', '/call-offs'), week: due('14', '/call-offs') },
  line: { machines: [{ id: 'm', code: 'CNC-3', names: { en: 'Lathe 3', zh: '3 号车床' }, state: 'down', since: null, openFaults: 1, stopsWithoutCause: 0, link: '/machines/m' }], complete: true, faults: figure('1', '/machines?state=down'), stopsWithoutCause: figure('0', '/machines') },
  stock: { runOuts: figure('2', '/run-outs?show=soon'), belowMinimum: figure(null, '/stock'), next: [] },
  picking: { open: figure('5', '/shipments'), linesPerHour: figure(null, '/shipments'), wrongScans: figure('1', '/shipments') },
  utilization: { today: { ...unknown, oee: '0.813', utilization: '0.9', coverage: '0.88', missing: [] }, week: unknown, link: '/machines' },
};
const screen = (at: string, data: Answer = answer) => shown(<Cockpit />, { at, path: '/cockpit', roles: ['management'], answers: [[['cockpit'], data]] });

test('every number leads to what made it', async () => {
  const html = await screen('/cockpit');
  const links = [...html.matchAll(/<a\b([^>]*data-testid="figure"[^>]*)>/g)].map((one) => [/data-figure="([^"]*)"/.exec(one[1] ?? '')?.[1], /href="([^"]*)"/.exec(one[1] ?? '')?.[1]]);
  expect(links).toEqual([['late', '/call-offs?due=past'], ['today', '/call-offs'], ['week', '/call-offs'], ['runOuts', '/run-outs?show=soon'], ['belowMinimum', '/stock'], ['open', '/shipments'], ['linesPerHour', '/shipments'], ['wrongScans', '/shipments'], ['oee-today', '/machines'], ['oee-week', '/machines']]);
  expect(html).toContain('href="/machines/m"');
});

test('a number that is not known says so and why, and is never 0', async () => {
  const text = textOf(await screen('/cockpit'));
  expect(text).toContain('not known below minimum The hub has no data of it.');
  expect(text).toContain('0 due today');
  expect(text).toContain('81.3% this shift Utilization 90.0%, 88.0% of the time known');
  expect(text).toContain('not known last 7 days No readings.');
});

test('each reason of the API for an unknown OEE has its words', async () => {
  for (const [code, words] of [['no-ideal-time', 'A machine has no ideal time per part.'], ['parts-not-counted', 'Parts were not counted all the time.'], ['good-parts-not-counted', 'Good parts were not counted all the time.'], ['days-open', 'The figures of days that were open at that moment are not known.']] as const) {
    const text = textOf(await screen('/cockpit', { ...answer, utilization: { ...answer.utilization, week: { ...unknown, coverage: '0.5', missing: [code, 'no-readings'] } } }));
    expect(text).toContain(`not known last 7 days ${words}`);
  }
});

test('only a number above zero raises its colour', async () => {
  const tones = [...(await screen('/cockpit')).matchAll(/<a\b[^>]*data-tone="(\w+)"[^>]*data-figure="(\w+)"/g)].map((one) => `${one[2]} ${one[1]}`);
  expect(tones).toEqual(['late late', 'runOuts late', 'wrongScans late']);
});

test('old numbers are called old', async () => {
  expect([isStale('2031-01-28T08:00:00Z', Date.parse('2031-01-28T08:00:59Z')), isStale('2031-01-28T08:00:00Z', Date.parse('2031-01-28T08:01:01Z'))]).toEqual([false, true]);
  const text = textOf(await screen('/cockpit', { ...answer, at: '2031-01-28T08:00:00Z' }).then((html) => html));
  expect(/Not current: as of/.test(text) || Date.now() < Date.parse('2031-01-28T08:01:00Z')).toBe(true);
});

test('the wall is the same board without the shell', async () => {
  const html = await screen('/cockpit?wall');
  expect(html).toContain('data-testid="wall"');
  expect(elements(html, 'a', 'data-testid="figure"')).toHaveLength(10);
});

test('the counts of the line add up to its tiles', async () => {
  const { below, oneOf } = randomly(13);
  for (let round = 0; round < 10; round++) {
    const machines = Array.from({ length: below(40) }, (_, at) => ({ id: `m${at}`, code: `M-${at}`, names: { en: 'Press', zh: '冲床' }, state: oneOf(states), since: null, openFaults: 0, stopsWithoutCause: 0, link: `/machines/m${at}` }));
    const html = await shown(<Line line={{ ...answer.line, machines }} now={Date.now()} />);
    const counts = elements(html, 'ul', 'data-testid="line-totals"').flatMap((list) => elements(list, 'strong').map(numberIn));
    expect(sum(counts)).toBe(String(html.split('data-testid="tile"').length - 1));
  }
});
