import { expect, test } from 'vitest';
import { changesOf, sharesOf } from './changes';

const event = (type: string, data: unknown, stream = 'S') => ({ stream, type, data });
const amountsOf = (events: Parameters<typeof changesOf>[0]): (string | null)[] => changesOf(events).map((change) => change?.by ?? null);
const forecast = (unit: string, ...quantities: string[]) => event('forecast-released', { forecast: { unit, lines: quantities.map((quantity) => ({ quantity })) } });

test('a release is compared with the one before it', () => expect(amountsOf([forecast('PCE', '100', '50.5'), forecast('PCE', '200'), forecast('PCE', '199'), forecast('PCE', '199')])).toEqual([null, '49.5', '-1', null]));

test('a release in another unit is no change of quantity', () => expect(amountsOf([forecast('PCE', '100'), forecast('KGM', '200')])).toEqual([null, null]));

test('an order counts what it asks for, its changes and its end', () =>
  expect(
    amountsOf([
      event('order-placed', { placed: { lines: [{ line: '10', unit: 'PCE', quantity: '12.5' }, { line: '20', unit: 'EA', quantity: '7.5' }] } }),
      event('order-answered', {}),
      event('order-changed', { lines: [{ line: '10', unit: 'PCE', quantity: '8' }], removed: ['20'] }),
      event('order-cancelled', {}),
    ]),
  ).toEqual(['20', null, '-12', '-8']));

test('a change whose beginning is not known is not guessed', () => expect(amountsOf([event('order-changed', { lines: [{ line: '10', unit: 'PCE', quantity: '8' }] }), event('order-cancelled', {})])).toEqual([null, null]));

test('stock moves by what was booked, and not within a site', () =>
  expect(
    amountsOf([
      event('stock-moved', { quantity: '-5', postings: [{}] }),
      event('stock-moved', { quantity: '5', postings: [{}, {}] }),
      event('stock-moved', { quantity: '5', postings: [{ kept: 'counted-since' }] }),
      event('stock-counted', { quantity: '7', before: '9' }),
      event('stock-counted', { quantity: '7', before: null }),
    ]),
  ).toEqual(['-5', null, null, '-2', null]));

test('streams do not mix', () => expect(amountsOf([forecast('PCE', '100'), { ...forecast('PCE', '10'), stream: 'T' }, forecast('PCE', '110')])).toEqual([null, null, '10']));

test('a change has its unit, and different words for a piece are one', () =>
  expect(changesOf([forecast('EA', '100'), forecast('PCE', '110'), event('stock-moved', { quantity: '5', unit: 'KGM', postings: [{}] })])).toEqual([null, { by: '10', unit: 'PCE' }, { by: '5', unit: 'KGM' }]));

test('a bar is as long as its change beside the largest one in its unit', () =>
  expect(sharesOf([{ by: '-50', unit: 'PCE' }, null, { by: '100', unit: 'PCE' }, { by: '2', unit: 'KGM' }])).toEqual([-0.5, 0, 1, 1]));
