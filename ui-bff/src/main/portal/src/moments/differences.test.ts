import { expect, test } from 'vitest';
import { type Cell, differences, directionOf } from './differences';

const cell = (row: string, column: string, text: string, partly?: boolean): Cell => ({ key: `table|Lines|${row}|${column}`, place: ['Lines', row, column], text, ...(partly && { partly: 'table|Lines' }) });
const loose = (text: string): Cell => ({ key: `Notes|LI\n${text}`, place: ['Notes'], text, loose: true });
const short = (before: Cell[], after: Cell[]) => differences(before, after).map((one) => [one.place.join('/'), one.before, one.after]);

test('two moments show only what differs', () =>
  expect(short([cell('10', 'Quantity', '40'), cell('10', 'Due', '1 Dec'), cell('20', 'Quantity', '5')], [cell('10', 'Quantity', '50'), cell('10', 'Due', '1 Dec'), cell('30', 'Quantity', '9')])).toEqual([
    ['Lines/10/Quantity', '40', '50'],
    ['Lines/30/Quantity', null, '9'],
    ['Lines/20/Quantity', '5', null],
  ]));

test('equal moments have no difference', () => expect(short([cell('10', 'Quantity', '40'), loose('a')], [cell('10', 'Quantity', '40'), loose('a')])).toEqual([]));

test('a new sentence does not shift the sentences around it', () => expect(short([loose('a'), loose('b')], [loose('new'), loose('a'), loose('b')])).toEqual([['Notes', null, 'new']]));

test('a sentence that says something else is matched with what it said', () => expect(short([loose('a'), loose('open')], [loose('a'), loose('confirmed')])).toEqual([['Notes', 'open', 'confirmed']]));

test('a row that is not on one of two long lists is no difference', () => expect(short([cell('10', 'Quantity', '40', true), cell('20', 'Quantity', '1', true)], [cell('10', 'Quantity', '41'), cell('30', 'Quantity', '1')])).toEqual([['Lines/10/Quantity', '40', '41']]));

test('an empty place that appears is not told', () => expect(short([], [cell('10', 'Note', '')])).toEqual([]));

test('more and fewer are told by sign, other changes have none', () => {
  const direction = (before: string | null, after: string | null) => directionOf({ before, after });
  expect([direction('1,200 pcs', '1,199 pcs'), direction('9', '10'), direction('−5', '0'), direction('open', 'late'), direction(null, '4'), direction('4 pcs', '4 kg')]).toEqual(['less', 'more', 'more', 'other', 'other', 'other']);
  expect([direction('9 Dec 2026', '10 Dec 2026'), direction('11月30日', '12月1日'), direction('08:05', '09:00'), direction('4 pcs', '5 kg')]).toEqual(['other', 'other', 'other', 'other']);
});
