/** A comparison in the balance has its column's sign on both sides of the arrow. */
import { expect, test } from 'vitest';
import { minus } from '../app/decimal';
import { formatFor } from '../app/format';
import { randomly } from '../app/randomly';
import type { BalanceRow } from './balance';
import { type Sign, signedAs, wasOf } from './was';

const { quantity } = formatFor('en');
const row = (out: string | null): BalanceRow => ({ out }) as BalanceRow;
const outOf = (one: BalanceRow): string | null => one.out;
const read = (text: string): string => text.replace('−', '-').replace('+', '').replaceAll(',', '');

test('a demand that rose from 40 to 52 is told as −40 → −52', () => {
  expect([wasOf(row('40'), row('52'), outOf), wasOf(row('40'), row('40.0'), outOf), wasOf(undefined, row('52'), outOf), wasOf(row(null), row('52'), outOf)]).toEqual(['40', undefined, undefined, null]);
  expect([signedAs('−', '40', quantity), signedAs('−', '52', quantity), signedAs('+', '0', quantity)]).toEqual(['−40', '−52', '0']);
});

test('the two sides of any comparison differ by what the column changed', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { below, oneOf } = randomly(seed);
    const [before, now] = [String(below(5_000)), String(below(5_000))];
    const sign = oneOf<Sign>(['+', '−', '']);
    const was = wasOf(row(before), row(now), outOf);
    if (was === undefined || was === null) {
      expect(before).toBe(now);
      continue;
    }
    const shown = minus(read(signedAs(sign, now, quantity)), read(signedAs(sign, was, quantity)));
    const changed = minus(now, before);
    expect({ seed, shown }).toEqual({ seed, shown: sign === '−' ? minus('0', changed) : changed });
  }
});
