import { expect, test } from 'vitest';
import { changedRows } from './changedRows';
import type { Changed } from './event';

const change = (row: string, pointer: string, before: unknown, after: unknown, view = 'call-offs'): Changed => ({ view, row, pointer, before, after });
const line = (quantity: string, unit: string | null = 'PCE') => ({ quantity, unit });

test('a row that came or went counts field by field, and says so', () => {
  const told = [change('2026-12-01/0', '', null, line('5')), change('2026-12-02/0', '/quantity', '5', '7'), change('2026-12-03/0', '', line('9'), null)];
  const { rows, count } = changedRows(told, { 'call-offs': [line('5'), line('9')] }, { 'call-offs': [line('5'), line('7')] });
  expect(count).toBe(5);
  expect(rows.map(({ row, came, values }) => [row, came, values.length])).toEqual([
    ['2026-12-01/0', 'new', 2],
    ['2026-12-02/0', 'changed', 1],
    ['2026-12-03/0', 'gone', 2],
  ]);
});

test('the sum of changed quantities has its rows before and after', () => {
  const told = [change('2026-12-01/0', '', null, line('5')), change('2026-12-02/0', '/quantity', '5', '7'), change('2026-12-03/0', '', line('9'), null)];
  const { sums } = changedRows(told, { 'call-offs': [line('5'), line('9')] }, { 'call-offs': [line('5'), line('7')] });
  expect(sums).toEqual([{ view: 'call-offs', field: 'quantity', unit: 'PCE', before: '14', after: '12', change: '-2', count: 3 }]);
});

test('rows that were not there before have no sum before, which is not zero', () => {
  const told = [change('2026-12-01/0', '', null, line('5')), change('2026-12-02/0', '', null, line('6'))];
  const { sums } = changedRows(told, {}, { 'call-offs': [line('5'), line('6')] });
  expect(sums).toEqual([{ view: 'call-offs', field: 'quantity', unit: 'PCE', before: null, after: '11', change: '11', count: 2 }]);
});

test('different units have sums of their own, different words for a piece have one', () => {
  const rows = [line('1', 'PCE'), line('2', 'EA'), line('3', 'KGM'), line('4', 'KGM')];
  const told = rows.map(({ quantity }, at) => change(`2026-12-0${at + 1}/0`, '/quantity', '0', quantity));
  const { sums } = changedRows(told, { 'call-offs': rows }, { 'call-offs': rows });
  expect(sums.map(({ unit, after }) => [unit, after])).toEqual([['PCE', '3'], ['KGM', '7']]);
});

test('a quantity without a unit has no sum, and neither have the others of its field', () => {
  const rows = [line('1'), line('2'), line('3', null)];
  const told = rows.map(({ quantity }, at) => change(`2026-12-0${at + 1}/0`, '/quantity', '0', quantity));
  expect(changedRows(told, { 'call-offs': rows }, { 'call-offs': rows }).sums).toEqual([]);
});

test('rows that do not fit the changes have no sum', () => {
  const told = [change('2026-12-01/0', '/quantity', '1', '2'), change('2026-12-02/0', '/quantity', '3', '4')];
  expect(changedRows(told, {}, { 'call-offs': [line('2')] }).sums).toEqual([]);
});

test('a cumulative and a price do not add up', () => {
  const rows = [line('1'), line('2')];
  const told = rows.flatMap((_, at) => [change(`2026-12-0${at + 1}/0`, '/cumulative', '1', '2'), change(`2026-12-0${at + 1}/0`, '/price', '1', '2')]);
  expect(changedRows(told, { 'call-offs': rows }, { 'call-offs': rows }).sums).toEqual([]);
});

test('the lines of an order are rows of their own, named by number and part', () => {
  const order = (first: string, lines: object[]) => ({ nextDue: first, lines });
  const ten = { line: '10', part: 'HY-1', unit: 'PCE', quantity: '5', promises: [{ quantity: '5' }] };
  const twenty = { line: '20', part: 'HY-2', unit: 'PCE', quantity: '8' };
  const told = [change('O', '/lines/0/promises/0/quantity', '5', '6', 'orders'), change('O', '/lines/0/quantity', '5', '6', 'orders'), change('O', '/lines/1', null, twenty, 'orders'), change('O', '/nextDue', '2026-12-01', '2026-12-02', 'orders')];
  const { rows, sums } = changedRows(told, { orders: [order('2026-12-01', [ten])] }, { orders: [order('2026-12-02', [{ ...ten, quantity: '6' }, twenty])] });
  expect(rows.map(({ entry, came, named, values }) => [entry, came, named.before, named.after, values.length])).toEqual([
    ['/lines/0', 'changed', ['10', 'HY-1'], ['10', 'HY-1'], 2],
    ['/lines/1', 'new', null, ['20', 'HY-2'], 4],
    ['', 'changed', [], [], 1],
  ]);
  expect(rows[0]?.quantity?.after).toBe('6');
  expect(sums).toEqual([{ view: 'orders', field: 'lines/quantity', unit: 'PCE', before: '5', after: '14', change: '9', count: 2 }]);
});

test('the promises of a call-off line belong to its row', () => {
  const promised = { ...line('5'), promises: [{ date: '2026-12-01', quantity: '5' }] };
  const { rows, count } = changedRows([change('2026-12-01/0', '', promised, null)], { 'call-offs': [promised] }, {});
  expect(rows.map(({ entry, came, values }) => [entry, came, values.length])).toEqual([['', 'gone', 4]]);
  expect(count).toBe(4);
});
