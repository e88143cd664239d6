import { expect, test } from 'vitest';
import type { CallOffLine, Gone } from './callOffs';
import { bandsOf, barsOf, baseOf, ghostsOf, ledTo, mondaysIn, perWeek, rising, spanOfChart, ticksOf, totalsOf, valueOn } from './timeline';

const line = (due: string, more: Partial<CallOffLine> = {}): CallOffLine => ({ schedule: 's', due, ordinal: 0, bucket: 'day', quantity: '100', firmness: 'firm', promises: [], change: 'same', movedFrom: null, cumulative: null, ...more }) as CallOffLine;

test('a week and a month are as wide as their days', () => {
  const bars = barsOf([line('2027-02-01', { bucket: 'month', firmness: 'forecast' }), line('2027-01-04', { bucket: 'week' }), line('2027-01-02')]);
  expect(bars.map((bar) => [bar.from, bar.until])).toEqual([['2027-01-02', '2027-01-02'], ['2027-01-04', '2027-01-10'], ['2027-02-01', '2027-02-28']]);
});

test("a month's bar is as tall as a week of it, a week's and a day's as it is called off", () => {
  const tall = barsOf([line('2027-02-01', { bucket: 'month', quantity: '240' }), line('2027-01-04', { bucket: 'week', quantity: '52' }), line('2027-01-02', { quantity: '30' })]).map((bar) => perWeek(bar, bar.quantity));
  expect(tall).toEqual([30, 52, 60]);
});

test('bands follow on each other as what is wanted is firm, for production, for material or forecast', () => {
  const bars = barsOf([line('2027-01-02'), line('2027-01-04', { bucket: 'week' }), line('2027-01-11', { bucket: 'week', firmness: 'production' }), line('2027-02-01', { bucket: 'month', firmness: 'forecast' })]);
  expect(bandsOf(bars)).toEqual([
    { firmness: 'firm', from: '2027-01-02', until: '2027-01-10' },
    { firmness: 'production', from: '2027-01-11', until: '2027-01-17' },
    { firmness: 'forecast', from: '2027-02-01', until: '2027-02-28' },
  ]);
});

test('what is firm and what is not adds up to the whole', () => {
  expect(totalsOf([line('2027-01-02'), line('2027-01-03', { quantity: '0.5' }), line('2027-01-04', { firmness: 'material', quantity: '20' })])).toEqual({
    all: '120.5',
    by: [{ firmness: 'firm', quantity: '100.5', lines: 2 }, { firmness: 'material', quantity: '20', lines: 1 }],
  });
});

test('what was wanted before is drawn where it was wanted, if it is wanted so no longer', () => {
  const gone = [{ due: '2027-01-20', ordinal: 0, previousQuantity: '30', change: 'removed' }, { due: '2027-01-21', ordinal: 0, previousQuantity: '30', change: 'consumed' }] as Gone[];
  const lines = [line('2027-01-02'), line('2027-01-05', { change: 'more' }), line('2027-01-11', { change: 'moved', movedFrom: '2027-01-04', bucket: 'week' })];
  const before = (one: CallOffLine): string => (one.change === 'more' ? '60' : one.quantity);
  expect(ghostsOf(lines, gone, before).map((one) => [one.from, one.until, one.quantity])).toEqual([['2027-01-04', '2027-01-10', '100'], ['2027-01-05', '2027-01-05', '60'], ['2027-01-20', '2027-01-20', '30']]);
});

test('demand rises from what was received; what was shipped leads to its total', () => {
  expect(baseOf({ received: { cumulative: '500' }, lines: [] } as never)).toBe('500');
  expect(baseOf({ received: { cumulative: null }, lines: [line('2027-01-02', { cumulative: '640' })] } as never)).toBe('540');
  const demand = rising('500', [{ day: '2027-01-05', quantity: '20' }, { day: '2027-01-02', quantity: '10' }, { day: '2027-01-05', quantity: '1' }]);
  expect(demand).toEqual([{ day: '2027-01-02', value: '510' }, { day: '2027-01-05', value: '531' }]);
  expect(['2027-01-01', '2027-01-04', '2027-03-01'].map((day) => valueOn(demand, day, '500'))).toEqual(['500', '510', '531']);
  expect(ledTo('531', [{ day: '2027-01-05', quantity: '31' }])).toMatchObject({ start: '500', points: [{ day: '2027-01-05', value: '531' }] });
});

test('the chart begins with a week, holds today and ends with the last promise', () => {
  const bars = barsOf([line('2027-01-20', { promises: [{ date: '2027-02-03', quantity: '5' }] })]);
  expect(spanOfChart(bars, [], '2027-01-14', [{ day: '2026-12-30', quantity: '1' }, { day: '2026-03-01', quantity: '1' }])).toEqual({ from: '2026-12-28', until: '2027-02-03' });
  expect(mondaysIn('2026-12-28', '2027-01-13')).toEqual(['2026-12-28', '2027-01-04', '2027-01-11']);
  expect(ticksOf(19_240, 20_900, 500)).toEqual([19_000, 19_500, 20_000, 20_500, 21_000]);
});
