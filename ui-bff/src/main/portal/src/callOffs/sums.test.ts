/**
 * Every footer, tile and comparison of call-offs adds up the shown rows, over random releases and
 * answers.
 */
import { expect, test } from 'vitest';
import { daysAfter } from '../app/days';
import { plus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import type { CallOffLine, Change } from './callOffs';
import { previousOf } from './columns';
import { comparedOf, tilesOf, totalsOfCompared, withoutMoved } from './compared';
import { judge, partsOfMissing, rowOutcome, standing } from './judging';
import { readSheet } from './pasting';
import { missingOf, stateOf } from './promised';
import { comparison, type Row } from './randomReleases';

const TIMES = 500;
const DAY = '2027-01-04';
const shownOf = (rows: Row[]): Row[] => {
  const lines = rows.filter((one) => one.quantity !== null);
  return [...lines, ...withoutMoved(rows.filter((one) => one.quantity === null), lines)];
};

test('the footer of a comparison is the sum of the rows above it: before less what was received plus the change is now', () => {
  for (let seed = 1; seed <= TIMES; seed++) {
    const { rows, wanted, received, now } = comparison(seed);
    const totals = totalsOfCompared(shownOf(rows).map(comparedOf));
    expect({ seed, ...totals }).toEqual({ seed, before: String(wanted), settled: String(received), change: String(now - wanted + received), now: String(now) });
  }
});

test('regrouped lines count once: 24 of a week in three days leave 472 to 476 and not 496', () => {
  const of = (change: Change, quantity: string | null, previousQuantity: string | null): Row => ({ change, quantity, previousQuantity, received: null, due: DAY, movedFrom: null, movedTo: null });
  const rows = [of('rebucketed', '8', null), of('rebucketed', '8', null), of('rebucketed', '8', null), of('rebucketed', null, '24'), of('same', '448', null), of('added', '4', null)];
  expect(totalsOfCompared(rows.map(comparedOf))).toEqual({ before: '472', settled: '0', change: '4', now: '476' });
});

test('the tiles add up to the rows that are shown; a line that moved is one of each', () => {
  for (let seed = 1; seed <= TIMES; seed++) {
    const { rows, tiles } = comparison(seed);
    const shown = shownOf(rows);
    expect({ seed, rows: shown.length, tiles: sum(Object.values(tilesOf(shown)).map(String)) }).toEqual({ seed, rows: tiles, tiles: String(tiles) });
  }
});

test('what the list shows of a line adds up: open before plus the change is its quantity', () => {
  for (let seed = 1; seed <= TIMES; seed++)
    for (const line of comparison(seed).rows.filter((one) => one.quantity !== null)) {
      const before = previousOf(line as unknown as CallOffLine);
      if (before !== null) expect({ seed, line, now: plus(before, comparedOf(line).change) }).toEqual({ seed, line, now: line.quantity });
    }
});

test('what is short and what is late of a line add up to what does not come on its day', () => {
  for (let seed = 1; seed <= TIMES; seed++) {
    const { below } = randomly(seed);
    const wanted = 1 + below(90);
    const promises = Array.from({ length: below(4) }, () => ({ date: daysAfter(DAY, below(5) - 2), quantity: String(1 + below(40)) }));
    const line = { due: DAY, bucket: 'day', quantity: String(wanted), promises: [], state: 'open' } as unknown as CallOffLine;
    const { missing, never, late } = standing(line, promises);
    expect({ seed, missing: plus(never, late) }).toEqual({ seed, missing });
    expect(Number(never)).toBe(Math.max(0, wanted - promises.reduce((all, one) => all + Number(one.quantity), 0)));
    const answered = { ...line, promises, shortfall: missing === '0' ? null : missing, state: missing === '0' ? 'committed' : 'short' } as CallOffLine;
    expect(missingOf(answered)).toEqual({ never, late });
    expect(stateOf(answered)).toBe(missing === '0' ? 'committed' : never === '0' ? 'late' : 'short');
  }
});

test('one of 61 is short where 60 come later, and 216 are late where all are promised', () => {
  expect(partsOfMissing('61', '60', '61')).toEqual({ never: '1', late: '60' });
  expect(partsOfMissing('432', '432', '216')).toEqual({ never: '0', late: '216' });
});

test('the tiles above pasted rows add up to the rows, those that answer one line together among them', () => {
  const cells = ['100', '60', '40', '', '0', 'many', '120'] as const;
  for (let seed = 1; seed <= TIMES; seed++) {
    const { below, oneOf } = randomly(seed);
    const lines = ['A', 'B', 'C'].map((part) => ({ schedule: `s-${part}`, buyer: 'B', supplier: 'S', site: 'P', part, due: DAY, ordinal: 0, bucket: 'day', quantity: '100', unit: 'PCE', state: 'open', promises: [], agreement: null }) as unknown as CallOffLine);
    const text = Array.from({ length: 1 + below(9) }, () => [oneOf(['A', 'B', 'C', 'X']), DAY, oneOf(cells), oneOf(['', daysAfter(DAY, below(6))])].join('\t')).join('\n');
    const { rows } = readSheet(text);
    const judged = judge(rows, lines, { party: () => [], site: () => [] });
    const known = ['accepted', 'short', 'late', 'early', 'same', 'blank', 'fault'] as const;
    const tiles = known.map((kind) => String(judged.filter((one) => rowOutcome(one) === kind).length));
    expect({ seed, text, tiles: sum(tiles) }).toEqual({ seed, text, tiles: String(rows.length) });
  }
});
