import { expect, test } from 'vitest';
import { plus } from '../app/decimal';
import { randomly } from '../app/randomly';
import { differenceOf } from './counting';
import type { CountedRow } from './stock';

const row = (quantity: string, more: Partial<CountedRow> = {}): CountedRow => ({ holder: 'JIAXIN', owner: null, site: 'JX1', part: 'A', category: 'finished', status: 'usable', batch: null, place: null, quantity, unit: 'PCE', ...more });
const counted = (quantity: string, more: object = {}) => ({ category: 'finished' as const, status: 'usable' as const, quantity, unit: 'PCE', ...more });

test('a count is told against exactly what it replaces: its owner, batch, place and status', () => {
  const known = [row('100'), row('7', { batch: 'B1' }), row('40', { place: 'R-12' }), row('3', { status: 'blocked' }), row('9', { owner: 'HENGYUE' })];
  const told = [counted('95'), counted('7.5', { batch: 'B1' }), counted('40', { place: 'R-12' }), counted('0', { status: 'blocked' }), counted('12', { owner: 'HENGYUE' }), counted('5', { batch: 'B2' })].map((one) => differenceOf(one, known, 'JIAXIN'));
  expect(told).toEqual([{ known: '100', difference: '-5' }, { known: '7', difference: '0.5' }, { known: '40', difference: '0' }, { known: '3', difference: '-3' }, { known: '9', difference: '3' }, { known: '0', difference: '5' }]);
});

test('pieces are not set against kilograms', () => expect(differenceOf(counted('5', { unit: 'KGM' }), [row('100')], 'JIAXIN')).toBeUndefined());

test('what is known and the difference add up to the count', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { below } = randomly(seed);
    const [is, now] = [`${below(900)}.${below(10)}`, `${below(900)}.${below(10)}`];
    const told = differenceOf(counted(now), [row(is)], 'JIAXIN');
    expect({ seed, sum: Number(plus(told?.known ?? '', told?.difference ?? '')) }).toEqual({ seed, sum: Number(now) });
  }
});
