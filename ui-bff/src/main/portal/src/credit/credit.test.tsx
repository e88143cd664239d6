import { expect, test } from 'vitest';
import { elements, shown, textOf } from '../app/shown';
import { Credit } from './Credit';
import type { Evidence, Indicator } from './credit';
import { fewerDays, periodOf, recordedIn } from './periods';

const definition = { en: 'defined', zh: '定义' };
const indicator = (code: string, some: Partial<Indicator> = {}): Indicator => ({ code, value: null, unit: 'P1', from: '2031-01-01', until: '2031-03-31', coverage: '5.6', recordedFrom: '2031-03-25', recordedUntil: '2031-03-29', withheld: 'coverage', definition, definitionDigest: 'd', digest: 'a', ...some });
const evidence = (...indicators: Indicator[]): Evidence => ({ supplier: 'JIAXIN', purposes: [], indicators, position: 7 });
const thin = evidence(indicator('machine-on'), indicator('energy', { recordedFrom: '2031-03-26', recordedUntil: '2031-03-28' }), indicator('order-book', { recordedFrom: null, recordedUntil: null, withheld: 'few-customers' }));

test('the recorded days are those of every figure of machines', () => {
  expect(recordedIn(thin)).toEqual({ from: '2031-03-26', until: '2031-03-28' });
  expect(recordedIn(evidence(indicator('order-book', { recordedFrom: null, recordedUntil: null })))).toBeUndefined();
});

test('a preset ends on the last recorded day, and the longest is the period of the hub', () => {
  expect(periodOf('90', thin)).toBeUndefined();
  expect(periodOf('7', thin)).toEqual({ from: '2031-03-22', until: '2031-03-28' });
  expect(periodOf('30', evidence(indicator('on-time', { recordedFrom: null, recordedUntil: null })))).toEqual({ from: '2031-03-02', until: '2031-03-31' });
  expect(periodOf('7', undefined)).toBeUndefined();
  expect(periodOf({ from: '2031-02-01' }, thin)).toEqual({ from: '2031-02-01' });
});

test('recorded days are said only where a figure lacks the others', () => {
  expect(fewerDays(thin)).toEqual({ from: '2031-03-26', until: '2031-03-28' });
  expect(fewerDays(evidence(indicator('machine-on', { value: '72.2', withheld: null })))).toBeUndefined();
  expect(fewerDays(evidence(indicator('machine-on', { recordedFrom: '2031-01-01', recordedUntil: '2031-03-31' })))).toBeUndefined();
});

test('the page says from which day on there are records, and shows no number beside the API\'s', async () => {
  const html = await shown(<Credit />, { roles: ['management'], answers: [[['credit-evidence'], thin]] });
  expect(textOf(html)).toContain("In this period, the first recorded day of machines is 26 Mar 2031 and the last is 28 Mar 2031. Show these dates");
  expect(elements(html, 'article', 'data-testid="figure"').map((one) => textOf(one).includes('%') && /No value/.test(one))).toEqual([true, true, true]);
  expect(html).not.toContain('data-testid="credit-from"');
});
