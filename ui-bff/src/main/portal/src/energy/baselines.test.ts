import { expect, test } from 'vitest';
import { baselineOf, emptyBaseline, faultsOfBaseline, shareOf } from './baselines';

const said = { ...emptyBaseline, from: '2031-01-01', until: '2031-01-31', perTonne: '600' };

test('a baseline rests on days that are over', () => {
  expect(faultsOfBaseline(said, '2031-01-31')).toEqual(new Map());
  expect(faultsOfBaseline(said, '2031-01-30')).toEqual(new Map([['until', 'future']]));
  expect(faultsOfBaseline({ ...said, from: '2031-02-01' }, '2031-03-01')).toEqual(new Map([['until', 'order']]));
  expect([...faultsOfBaseline(emptyBaseline, '2031-03-01')]).toEqual([['from', 'needed'], ['until', 'needed'], ['perTonne', 'needed']]);
});

test('energy of the past comes with its cost, or neither', () => {
  expect(faultsOfBaseline({ ...said, kWh: '60,000' }, '2031-03-01')).toEqual(new Map([['cost', 'pair']]));
  expect(faultsOfBaseline({ ...said, cost: '48000' }, '2031-03-01')).toEqual(new Map([['kWh', 'pair']]));
  expect(baselineOf('HZ1', { ...said, kWh: '60,000', cost: '48,000.00', machine: 'FUR-1' })).toEqual({ number: null, site: 'HZ1', machine: 'FUR-1', from: '2031-01-01', until: '2031-01-31', fixedKWh: '0', kWhPerTonne: '600', nonRoutine: null, uncertainty: '0.05', kWh: '60000', cost: '48000.00' });
});

test('a number beyond the routine counts, words are kept', () => {
  expect(baselineOf('HZ1', { ...said, nonRoutine: '−1,200' }).nonRoutine).toBe('-1200');
  expect(baselineOf('HZ1', { ...said, nonRoutine: ' relined in May ' }).nonRoutine).toBe('relined in May');
});

test('percent become an exact share', () => {
  expect(['5', '6.5', '0', '100', '12.25', '0.5'].map(shareOf)).toEqual(['0.05', '0.065', '0', '1', '0.1225', '0.005']);
});
