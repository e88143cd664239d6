/** The figures below and beside the rows of a balance are sums of the shown rows. */
import { expect, test } from 'vitest';
import { minus, plus, sum } from '../app/decimal';
import { daysAfter } from '../app/days';
import { formatFor } from '../app/format';
import { randomly } from '../app/randomly';
import type { Side } from '../app/scope';
import { elements, numberIn, numbersIn, rowsOf, shown, textOf } from '../app/shown';
import type { Balance, BalanceRow, PartnersBalance } from './balance';
import { BalanceTable } from './BalanceTable';
import { readingOf, sumsOf } from './chart';
import { CumulativeChart } from './CumulativeChart';
import { PartnersSide } from './PartnersSide';
import { Statements } from './Sourced';
import type { Source } from './sources';

const DAY = '2027-01-04';
const SEEDS = [1, 2, 3, 4, 5];

function balanceOf(seed: number, as: Side = 'buyer'): Balance {
  const { below, oneOf } = randomly(seed);
  const quantity = (): string => `${below(900)}${oneOf(['', '.5', '.333333'] as const)}`;
  let stands = quantity();
  const opening = stands;
  const rows = Array.from({ length: 3 + below(20) }, (_, at): BalanceRow => {
    const [begins, confirmed, planned, out] = [stands, as === 'buyer' ? quantity() : '0', quantity(), quantity()];
    stands = minus(sum([begins, confirmed, planned]), out);
    return { from: daysAfter(DAY, at), until: daysAfter(DAY, at), opening: begins, in: { confirmed, planned }, out, outFirm: oneOf(['0', out] as const), closing: stands, cover: '1', coverAtLeast: null };
  });
  return { part: 'JX-1', site: 'JX1', partner: null, unit: 'PCE', today: DAY, opening, free: '0', demand: 'shared', overdue: '0', lateTransit: '0', latePlan: '0', notCounted: [], inputs: [], rows, runOut: null, belowMinimum: null, aboveMaximum: null, before: null } as Balance;
}

const exact = (html: string | undefined): string => plus(numberIn(html), '0');

test.each(SEEDS)('the foot of a balance is the sum of its rows, and each row adds up (%i)', async (seed) => {
  for (const as of ['supplier', 'buyer'] as const) {
    const html = await shown(<BalanceTable balance={balanceOf(seed, as)} grain="day" />, { as });
    const rows = rowsOf(html, 'tbody').map((cells) => cells.slice(1).map(exact));
    const [foot = []] = rowsOf(html, 'tfoot').map((cells) => cells.slice(1).map(exact));
    const flows = as === 'buyer' ? 2 : 1;
    for (const [opening = '', ...cells] of rows) expect(sum([opening, ...cells.slice(0, flows + 1)])).toBe(cells[flows + 2]);
    for (let column = 1; column <= flows + 2; column++) expect({ as, column, foot: foot[column] }).toEqual({ as, column, foot: sum(rows.map((cells) => cells[column] ?? '0')) });
    expect([foot[0], foot[flows + 3]]).toEqual([rows[0]?.[0], rows.at(-1)?.[flows + 3]]);
  }
});

test.each(SEEDS)('the line that a chart reads out adds up (%i)', (seed) => {
  for (const row of balanceOf(seed).rows) {
    const [opening = '', comes = '', goes = '', left] = numbersIn(readingOf(row, formatFor('en').quantity));
    expect(minus(plus(opening, comes), goes)).toBe(plus(left ?? '', '0'));
  }
});

test.each(SEEDS)('supply less demand is the stock at the end of each row, in the curves and in what they say (%i)', async (seed) => {
  const balance = balanceOf(seed);
  const sums = sumsOf(balance.opening, balance.rows);
  for (const [at, { demand, supply }] of sums.entries()) expect(minus(supply, demand ?? '')).toBe(balance.rows[at]?.closing);
  const told = /aria-label="([^"]*)"[^>]*data-testid="cumulative-chart"/.exec(await shown(<CumulativeChart balance={balance} grain="day" />))?.[1] ?? '';
  expect(numbersIn(told).map((one) => plus(one, '0'))).toEqual(expect.arrayContaining([sums.at(-1)?.demand, sums.at(-1)?.supply]));
});

test.each(SEEDS)('a partner’s balance adds up row by row (%i)', async (seed) => {
  const { rows, ...its } = balanceOf(seed);
  const known = { shared: 'exact', state: null };
  const balance = { ...its, side: 'buyer', partner: 'HENGYUE', partnerPart: 'HY-1', stock: known, demand: known, rows: rows.map((row) => ({ ...row, transit: row.in.confirmed, promised: row.in.planned })) } as unknown as PartnersBalance;
  const html = await shown(<PartnersSide asked={{ part: 'JX-1', site: 'HENGYUE/PLANT1', grain: 'day', days: 28 }} />, { answers: [[['balance', 'partner'], balance]] });
  const all = rowsOf(html, 'tbody');
  expect(all.length).toBe(rows.length);
  for (const cells of all) {
    const [opening = '', transit = '', promised = '', out = '', closing] = cells.slice(1).map(exact);
    expect(minus(sum([opening, transit, promised]), out)).toBe(closing);
  }
  expect(textOf(html)).not.toContain('NaN');
});

test.each(SEEDS)('the statements that a number is made of add up to what they are together, in one unit only (%i)', async (seed) => {
  const { below, oneOf } = randomly(seed);
  const all = Array.from({ length: 2 + below(9) }, (_, at): Source => {
    const quantity = `${below(900)}${oneOf(['', '.5', '.333333'] as const)}`;
    return { on: DAY, quantity, unit: 'PCE', firm: true, kind: 'call-offs', partner: 'HENGYUE', due: DAY, bucket: 'day', told: quantity, open: quantity, toldIn: 'PCE', id: null, name: `${at}`, event: null, origin: null };
  });
  const numbers = async (sources: Source[]) => elements(await shown(<Statements at={{ context: 'balance', path: '/supply-balance/sources', params: { part: 'JX-1', site: 'JX1' } }} all={sources} isWhole />), 'strong').map(exact);
  const said = await numbers(all);
  expect(said.length).toBe(all.length + 1);
  expect(said.at(-1)).toBe(sum(said.slice(0, -1)));
  expect((await numbers(all.map((one, at) => (at === 0 ? { ...one, unit: 'KGM' } : one)))).length).toBe(all.length);
});
