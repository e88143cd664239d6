import { expect, test } from 'vitest';
import type { Value } from './inspections';
import { attemptAt, entered, enteredOf, looksCopied, nextAfter, piecesOf, pressed, resultOf, tasksOf, verdictOf } from './entering';

const characteristics = [
  { characteristic: 'diameter', quantity: 3 },
  { characteristic: 'hardness', quantity: 2 },
];
const tasks = tasksOf(characteristics);

test('every piece of a characteristic comes before the next characteristic', () => {
  expect(tasks.map((one) => `${one.characteristic} ${one.piece}`)).toEqual(['diameter 1', 'diameter 2', 'diameter 3', 'hardness 1', 'hardness 2']);
});

test('the next task is the first one after the last that nothing was entered for, and none is missed', () => {
  const done = [
    { characteristic: 'diameter', piece: '1' },
    { characteristic: 'diameter', piece: '3' },
  ];
  expect(nextAfter(tasks, [])).toEqual({ characteristic: 'diameter', piece: '1' });
  expect(nextAfter(tasks, done, { characteristic: 'diameter', piece: '3' })).toEqual({ characteristic: 'hardness', piece: '1' });
  const all = [...done, { characteristic: 'hardness', piece: '1' }, { characteristic: 'hardness', piece: '2' }];
  expect(nextAfter(tasks, all, { characteristic: 'hardness', piece: '2' })).toEqual({ characteristic: 'diameter', piece: '2' });
  expect(nextAfter(tasks, [...all, { characteristic: 'diameter', piece: '2' }])).toBeUndefined();
});

test('a retest of a piece counts the piece once', () => {
  const done = [
    { characteristic: 'diameter', piece: '1' },
    { characteristic: 'diameter', piece: '1' },
    { characteristic: 'hardness', piece: '1' },
    { characteristic: 'gone', piece: '1' },
  ];
  expect([piecesOf(done, 'diameter'), enteredOf(tasks, done)]).toEqual([1, 2]);
});

test('a value of a piece that has one is the next attempt', () => {
  const done = [
    { characteristic: 'diameter', piece: '1', attempt: 1 },
    { characteristic: 'diameter', piece: '1', attempt: 2 },
  ];
  expect([attemptAt(done, { characteristic: 'diameter', piece: '1' }), attemptAt(done, { characteristic: 'diameter', piece: '2' })]).toEqual([3, 1]);
});

test('a value on the limit is inside, one beyond it is outside, and words are no number', () => {
  const limits = { minimum: '49.95', maximum: '50.05' };
  expect(['49.94', '49.95', '50.05', '50.051', 'ok', ' '].map((typed) => verdictOf(typed, limits))).toEqual(['outside', 'inside', 'inside', 'outside', 'number', 'nothing']);
});

test('a value is sent as a plain decimal, with its instrument if there is one', () => {
  const [task = { characteristic: '', piece: '' }] = tasks;
  expect(resultOf(task, 1, '50,02', ' CAL-7 ')).toEqual({ characteristic: 'diameter', piece: '1', attempt: 1, value: '50.02', instrument: 'CAL-7' });
  expect(resultOf(task, 2, '50.0', '')).toEqual({ characteristic: 'diameter', piece: '1', attempt: 2, value: '50.0' });
});

test('the pad types digits, one point and a sign, and takes the last one back', () => {
  expect(['5', '0', '.', '0', '.', '1', 'back', '2', 'sign'].reduce(pressed, '')).toBe('-50.02');
  expect(['sign', '.'].reduce(pressed, '')).toBe('-0.');
});

test('ten values that are equal to the last digit ask whether the piece was measured anew', () => {
  const same = (count: number) => Array.from({ length: count }, (_, at) => ({ characteristic: 'diameter', piece: String(at + 1), attempt: 1, value: '50.01' }));
  expect(looksCopied(same(9), { characteristic: 'diameter', piece: '10' }, '50.01')).toBe(true);
  expect(looksCopied(same(9), { characteristic: 'diameter', piece: '10' }, '50.02')).toBe(false);
  expect(looksCopied(same(8), { characteristic: 'diameter', piece: '9' }, '50.01')).toBe(false);
});

test('a value on its way that the hub has already is one value, a retest is the later one, and a refused value is none', () => {
  const at = (piece: number, state = 'done', value = '50.01', attempt = 1) => ({ state, result: { characteristic: 'diameter', piece: String(piece), attempt, value } });
  const pieces = (count: number) => Array.from({ length: count }, (_, nth) => at(nth + 1));
  const atHub = (count: number): Value[] => pieces(count).map(({ result }) => ({ ...result, text: null, instrument: null, minimum: null, maximum: null, verdict: 'passed', person: null, measuredAt: '2031-01-28T08:00:00Z' }));
  const asks = (piece: number, hub: number, way: ReturnType<typeof at>[]): boolean => looksCopied(entered(atHub(hub), way), { characteristic: 'diameter', piece: String(piece) }, '50.01');
  expect([asks(6, 5, pieces(5)), asks(10, 9, pieces(9)), asks(10, 5, pieces(9))]).toEqual([false, true, true]);
  expect([asks(10, 8, [at(9, 'failed')]), asks(10, 9, [at(4, 'done', '50.02', 2)])]).toEqual([false, false]);
});
