import { describe, expect, test } from 'vitest';
import { weekdays } from '../app/week';
import { dayKinds, emptyTariff, faultsOfTariff, hourly, isFaulty, pasted, type PriceLine, type TariffTerms, tariffOf, typedTariff } from './prices';

const all = [...weekdays];
const terms: TariffTerms = {
  kind: 'market', currency: 'CNY', validFrom: '2031-01-01', validUntil: '2031-12-31',
  prices: [
    { days: all, from: '08:00', until: '22:00', band: 'peak', price: '1.05', provisional: false },
    { days: all, from: '22:00', until: '08:00', band: 'valley', price: null, provisional: true },
  ],
  demand: { by: 'contract', kW: '450', kVA: null, price: '40' }, powerFactor: '0.9',
};
const line = (days: PriceLine['days'], from: string, until: string, band: string, price: string): PriceLine => ({ days, from, until, band, price, provisional: false });

describe('a tariff', () => {
  test('is typed and sent again without a change, with prices that are not known yet', () => {
    expect(tariffOf(typedTariff(terms))).toEqual(terms);
    expect(isFaulty(faultsOfTariff(typedTariff(terms)))).toBe(false);
  });

  test('has a price at each quarter hour: a gap and an overlap are said', () => {
    const said = typedTariff(terms);
    const faultsWith = (lines: PriceLine[]) => faultsOfTariff({ ...said, lines });
    expect(faultsWith([line(all, '08:00', '22:00', 'peak', '1')]).gap).toEqual({ day: 'mon', time: '00:00' });
    expect(faultsWith([line(all, '00:00', '00:00', 'flat', '1'), line(['sat'], '10:00', '11:00', 'peak', '1')]).lines).toEqual(new Map([[1, { other: 0 }]]));
    expect(faultsWith([line(all, '00:00', '00:10', 'flat', '1')]).lines).toEqual(new Map([[0, 'quarter']]));
    expect(faultsWith([line([], '00:00', '00:00', 'flat', 'x')]).lines).toEqual(new Map([[0, 'days']]));
    expect(faultsWith([line(all, '00:00', '00:00', 'flat', 'x')]).lines).toEqual(new Map([[0, 'price']]));
  });

  test('takes a negative price, and a demand with its size', () => {
    const said = { ...emptyTariff('2031-01-01', '2031-12-31'), lines: [line(all, '00:00', '00:00', 'valley', '−0.12')] };
    expect(tariffOf(said).prices[0]?.price).toBe('-0.12');
    expect(faultsOfTariff({ ...said, by: 'capacity', demandPrice: '28' }).fields).toEqual(new Map([['size', 'number']]));
    expect(faultsOfTariff({ ...said, by: 'measured', demandPrice: '' }).fields).toEqual(new Map([['demandPrice', 'number']]));
    expect(tariffOf({ ...said, by: 'capacity', size: '1,250', demandPrice: '28' }).demand).toEqual({ by: 'capacity', kW: null, kVA: '1250', price: '28' });
    expect(faultsOfTariff({ ...said, currency: 'yuan', validUntil: '2030-01-01' }).fields).toEqual(new Map([['currency', 'currency']]));
    expect(faultsOfTariff({ ...said, validUntil: '2030-01-01' }).fields).toEqual(new Map([['validUntil', 'order']]));
  });
});

test('a column of hourly prices is pasted from a line on, and never beyond the last one', () => {
  const lines = hourly();
  expect(faultsOfTariff({ ...emptyTariff('2031-01-01', '2031-12-31'), lines })).toEqual({ fields: new Map(), lines: new Map(), gap: undefined });
  const next = pasted(lines, 22, '0.31\r\n-0.05\r\n0.44\r\n') ?? [];
  expect([next.length, next[21]?.price, next[22]?.price, next[23]?.price]).toEqual([24, '', '0.31', '-0.05']);
  expect(pasted(lines, 0, ' 0.31\n')).toBeUndefined();
});

describe('the kinds of days', () => {
  test('are those with the same prices, and a night is one piece on each side of midnight', () => {
    const week = weekdays.slice(0, 5);
    const kinds = dayKinds([line(week, '00:00', '08:00', 'valley', '0.3'), line(week, '08:00', '00:00', 'peak', '1'), line(['sat', 'sun'], '00:00', '00:00', 'flat', '0.7')]);
    expect(kinds.map(({ days, pieces }) => [days, pieces.map(({ from, until, line: at }) => [from, until, at])])).toEqual([
      [week, [[0, 480, 0], [480, 1440, 1]]],
      [['sat', 'sun'], [[0, 1440, 2]]],
    ]);
    expect(dayKinds(terms.prices).map(({ days, pieces }) => [days.length, pieces.map(({ from, until }) => [from, until])])).toEqual([[7, [[0, 480], [480, 1320], [1320, 1440]]]]);
  });

  test('cover as many minutes as the prices', () => {
    const lines = [line(['mon', 'fri'], '21:00', '05:30', 'valley', '0.3'), line(['tue'], '06:00', '06:00', 'flat', '0.7')];
    const minutes = dayKinds(lines).reduce((sum, { days, pieces }) => sum + days.length * pieces.reduce((one, { from, until }) => one + until - from, 0), 0);
    expect(minutes).toBe(2 * 510 + 1440);
  });
});
