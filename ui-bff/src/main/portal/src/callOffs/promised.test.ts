import { expect, test } from 'vitest';
import { formatFor } from '../app/format';
import type { CallOffLine } from './callOffs';
import { saysDates, saysMore, tallOf, tallsOf, toldOf } from './promised';
import type { Words } from './words';

const words = { t: (key: string, say?: Record<string, string>) => [key, ...Object.values(say ?? {})].join(' '), format: formatFor('en') } as unknown as Words;
const year = new Date().getFullYear();
const on = (day: string): string => `${year}-${day}`;
const line = (more: Partial<CallOffLine> = {}): CallOffLine => ({ due: on('12-01'), quantity: '40', promises: [], firstPromises: null, shortfall: null, reason: null, ...more }) as CallOffLine;
const short = line({ shortfall: '20', promises: [{ date: on('12-01'), quantity: '10' }, { date: on('12-08'), quantity: '10' }], reason: { code: 'capacity', text: 'night shift' } });
const tall = (it: CallOffLine): number => tallOf(toldOf(words, it) ?? (undefined as never));

test('an answer is told date by date, with what is missing and why', () => {
  expect(toldOf(words, short)).toEqual({ shortfall: 'missing 20', promises: ['10 · 01 Dec', '10 · 08 Dec'], why: 'answers:reason.capacity capacity: night shift', first: [], own: false });
  expect(toldOf(words, line())).toBeUndefined();
});

test('what comes to nothing says so, too', () => {
  expect(toldOf(words, line({ shortfall: '40', reason: { code: 'material', text: '' } }))).toMatchObject({ shortfall: 'missing 40', promises: [] });
});

test('the first promise is told beside one that differs from it', () => {
  const its = line({ promises: [{ date: on('12-01'), quantity: '40' }], firstPromises: [{ date: on('12-03'), quantity: '40' }] });
  expect(toldOf(words, its)).toMatchObject({ first: ['first 40 · 03 Dec'], own: true });
  expect([saysMore(its), saysDates(its)]).toEqual([false, true]);
  expect(saysDates(line({ promises: [{ date: on('12-01'), quantity: '40.0' }] }))).toBe(false);
});

test('a line that comes as called off needs no row of its own', () => expect(tallsOf(words)(line({ promises: [{ date: on('12-01'), quantity: '40' }] }))).toBe(0));

test('a row is as tall as its dates need: two stand beside each other, a third begins another row', () => {
  const of = (count: number): CallOffLine => ({ ...short, promises: Array.from({ length: count }, (_, at) => ({ date: on(`12-0${at + 1}`), quantity: '1000' })) });
  expect([1, 2, 3, 5].map((count) => tall(of(count)))).toEqual([66, 66, 82, 98]);
});
