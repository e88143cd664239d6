import { expect, test } from 'vitest';
import { minus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { elements, numberIn, numbersIn, rowsOf, shown, textOf } from '../app/shown';
import { durationOf } from './duration';
import { Pareto } from './Faults';
import { states, type Utilized } from './machines';
import { OeeFigure } from './OeeFigure';
import { Ribbon } from './Ribbon';

const minutes = (text: string): number => {
  const [, hours = '0', rest = '0'] = /(?:(\d+) h )?(\d+) min/.exec(text) ?? [];
  return Number(hours) * 60 + Number(rest);
};

test('the times by state add up to the shown period', async () => {
  const { below, oneOf } = randomly(3);
  const begin = Date.parse('2031-01-28T06:00:00Z');
  const instant = (minute: number): string => new Date(begin + minute * 60_000).toISOString();
  for (let round = 0; round < 20; round++) {
    const cuts = [0, ...new Set(Array.from({ length: 2 + below(12) }, () => 1 + below(478)))].toSorted((a, b) => a - b);
    const intervals = cuts.map((from, at) => ({ from: instant(from), until: instant(cuts[at + 1] ?? 480), state: oneOf(states), parts: null, good: null, kWh: null }));
    const html = await shown(<Ribbon label="States" window={{ from: begin, until: begin + 480 * 60_000 }} intervals={intervals} now={begin + 600 * 60_000} />);
    const said = elements(html, 'ul', 'data-testid="state-sums"').flatMap((list) => elements(list, 'li').map((one) => String(minutes(textOf(one)))));
    expect(sum(said)).toBe('480');
    expect(elements(html, 'i', 'style=')).toHaveLength(cuts.length);
  }
});

const figures: Utilized = { availability: '0.875', performance: '0.900', quality: '0.952', oee: '0.750', coverage: '0.97', utilization: '0.82', missing: [] };

test('from 100 the three losses lead to the OEE, and the known time is said', async () => {
  const html = await shown(<OeeFigure figures={figures} />);
  const steps = elements(html, 'ol', 'data-testid="oee-sum"').flatMap((list) => elements(list, 'li').map((one) => numbersIn(one).at(-1) ?? ''));
  expect(steps).toEqual(['100.0', '-12.5', '-8.7', '-3.8', '75.0']);
  expect(minus(sum(steps.slice(0, -1)), '75')).toBe('0');
  expect(textOf(html)).toContain('97.0% of the time known');
});

test('what is not known is said, and is never 0', async () => {
  const html = textOf(await shown(<OeeFigure figures={{ ...figures, performance: null, oee: null, coverage: null, missing: ['no-ideal-time'] }} />));
  expect(html).toContain('OEE not known');
  expect(html).toContain('Performance not known');
  expect(html).toContain('Without an ideal time per part');
  expect(html).not.toMatch(/(?<![\d.])0(\.0)?%/);
});

test('the shares of faults add up to their cumulative share', async () => {
  const { below } = randomly(5);
  for (let round = 0; round < 20; round++) {
    const seconds = Array.from({ length: 1 + below(8) }, () => 1 + below(9_000)).toSorted((a, b) => b - a);
    const whole = seconds.reduce((all, one) => all + one, 0);
    const rows = rowsOf(await shown(<Pareto faults={seconds.map((one, at) => ({ code: `E-${at}`, times: 1, seconds: String(one), share: (one / whole).toFixed(6) }))} />), 'tbody');
    expect(sum(rows.map((row) => numberIn(row[3])))).toBe(minus(numberIn(rows.at(-1)?.[4]), '0'));
  }
});

test('a duration is told in at most two units', () => {
  expect([59, 60, 3_599, 5_280, 359_999, 400_000].map((one) => JSON.stringify(durationOf(one).values))).toEqual(['{"s":59}', '{"m":1}', '{"h":1,"m":0}', '{"h":1,"m":28}', '{"d":4,"h":4}', '{"d":4,"h":15}']);
});
