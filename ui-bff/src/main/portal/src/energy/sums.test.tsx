import { expect, test } from 'vitest';
import { minus, plus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { elements, numberIn, rowsOf, shown, textOf } from '../app/shown';
import { AdviceCard } from './AdviceList';
import { addedUp, layersOf, most } from './bars';
import { BandTable } from './BandTable';
import type { Advice, Bucket, Energy, Savings } from './energy';
import { NormalSaid } from './NormalSaid';
import { grainsFor, monthOf } from './period';
import { Saved } from './Savings';

const energy: Energy = { site: 'HZ1', machine: null, currency: 'CNY', bands: [], kWh: '0', energyCost: '0', demand: null, cost: '0', coverage: '1', perPart: null, perTonne: null, normal: null, missing: [], items: [] };

test('bands and demand add up to the bill, kWh to the consumption', async () => {
  const { below } = randomly(17);
  const decimal = (limit: number): string => (below(limit * 100) / 100).toFixed(2);
  for (let round = 0; round < 20; round++) {
    const bands = ['peak', 'flat', 'valley', 'peak'].slice(0, 1 + below(4)).map((band) => ({ band, kWh: decimal(5_000), cost: decimal(4_000) }));
    const demand = { kW: '450', cost: decimal(9_000) };
    const [kWh, energyCost] = [sum(bands.map((one) => one.kWh)), sum(bands.map((one) => one.cost))];
    const html = await shown(<BandTable energy={{ ...energy, bands, demand, kWh, energyCost, cost: plus(energyCost, demand.cost) }} />);
    const rows = rowsOf(html, 'tbody', 'data-testid="band-row"');
    const [energyFoot = [], demandFoot = [], total = []] = rowsOf(html, 'tfoot');
    expect(minus(sum(rows.map((row) => numberIn(row[1]))), numberIn(energyFoot[1]))).toBe('0');
    expect(minus(sum(rows.map((row) => numberIn(row[2]))), numberIn(energyFoot[2]))).toBe('0');
    expect(minus(sum([numberIn(energyFoot[2]), numberIn(demandFoot[2])]), numberIn(total[2]))).toBe('0');
  }
});

test('a band with an unknown price has no cost, and the bill says what is missing', async () => {
  expect(addedUp([{ band: 'peak', kWh: '10', cost: '8' }, { band: 'peak', kWh: '5', cost: null }])).toEqual([{ band: 'peak', kWh: '15', cost: null, provisional: false }]);
  const text = textOf(await shown(<BandTable energy={{ ...energy, bands: [{ band: 'peak', kWh: '15', cost: null }], kWh: '15', cost: null, missing: ['price'] }} />));
  expect(text).toContain('Peak 15 kWh not known');
  expect(text).toContain('What is missing: the price of some hours');
});

test('the layers of a bar stand on each other and end at its height', () => {
  const bucket = (kWh: string, bands: Bucket['bands']): Bucket => ({ from: '', until: '', kWh, coverage: '1', bands });
  const buckets = [bucket('100', [{ band: 'valley', kWh: '60', cost: null }, { band: 'peak', kWh: '40', cost: null }]), bucket('200', [{ band: 'flat', kWh: '200', cost: null }])];
  const layers = layersOf(buckets[0] ?? bucket('0', []), ['peak', 'flat', 'valley'], most(buckets));
  expect(layers.map(({ band, bottom, height }) => [band, bottom, height])).toEqual([['valley', 0, 0.3], ['peak', 0.3, 0.2]]);
});

test('quarter hours are shown for up to two days, hours for up to eight', () => {
  expect([grainsFor('2031-01-28', '2031-01-29'), grainsFor('2031-01-28', '2031-02-04'), grainsFor('2031-01-01', '2031-01-31')]).toEqual([['quarter', 'hour', 'day'], ['hour', 'day'], ['day']]);
});

test('a month ends on its last day, also the one before January', () => {
  expect([monthOf('2031-01-28', 0), monthOf('2031-01-28', -1), monthOf('2032-03-31', -1)]).toEqual([{ from: '2031-01-01', until: '2031-01-31' }, { from: '2030-12-01', until: '2030-12-31' }, { from: '2032-02-01', until: '2032-02-29' }]);
});

const advice: Advice = { id: 'a', owner: 'JIAXIN', from: '2031-01-01', until: '2031-01-28', site: 'HZ1', machine: 'F-1', number: '7', state: 'given', kWhPerDay: '900', days: 22, fromBand: 'peak', toBand: 'valley', fromPrice: '1.05', toPrice: '0.30', saving: '14850', demandKW: '450', demandCost: '18000', net: '-3150', currency: 'CNY', advised: false, reason: 'demand-costs-more', answer: null, measuredDays: null, measuredSaving: null, version: 1 };

test('a move that costs more than it saves is not advised, and its parts add up', async () => {
  const html = await shown(<AdviceCard advice={advice} onAnswer={() => {}} />, { roles: ['planner'] });
  const rows = rowsOf(html, 'tbody').map((row) => numberIn(row[1]));
  expect([rows, sum(rows), numberIn(rowsOf(html, 'tfoot')[0]?.[1])]).toEqual([['14850.00', '-18000.00'], '-3150', '-3150.00']);
  expect(textOf(html)).toContain('Not advised: the added demand charge takes more than the move saves.');
});

test('only people who run the furnace answer advice', async () => {
  const acts = async (roles: string[]): Promise<boolean> => (await shown(<AdviceCard advice={advice} onAnswer={() => {}} />, { roles })).includes('data-testid="advice-take"');
  expect([await acts(['planner']), await acts(['management']), await acts(['quality'])]).toEqual([true, true, false]);
});

const savings: Savings = { tonnes: '120', neededKWh: '72000', actualKWh: '67320', savedKWh: '4680', savedShare: '0.065', adjustedBill: '57600.00', actualBill: '52509.60', saved: '5090.40', lessEnergy: '3744.00', shifting: '1346.40', rawBill: '48000.00', rawChange: '0.09395', currency: 'CNY', uncertainty: '0.05', coverage: '0.98', missing: [] };

test('the saving is the sum of its two causes and the difference of the adjusted bills, and the raw bill is said', async () => {
  const html = await shown(<Saved savings={savings} />);
  const [needed = '0', actual = '0', lessEnergy = '0', shifting = '0'] = rowsOf(html, 'tbody').map((row) => numberIn(row[1]));
  const saved = minus(numberIn(rowsOf(html, 'tfoot')[0]?.[1]), '0');
  expect([minus(needed, actual), sum([lessEnergy, shifting])]).toEqual([saved, saved]);
  expect(saved).toBe('5090.4');
  const text = textOf(html);
  expect(text).toContain('4,680 kWh less, 6.5%');
  expect(text).toContain('+9.4% 48,000.00 yuan in the baseline');
});

test('"normal" states both numbers and the days that it rests on', async () => {
  const normal = { state: 'normal', value: '412.5', usual: '405', per: 'hour', from: '2031-01-01T00:00:00Z', until: '2031-01-28T00:00:00Z', n: 26 } as const;
  const text = textOf(await shown(<NormalSaid energy={{ machine: 'F-1', normal }} />));
  expect(text).toContain('F-1 uses ✓ Normal');
  expect(text).toContain('412.5 kWh a running hour now; 405 kWh in the days before. That is +2%.');
  expect(text).toContain('26 of them measured');
  expect(elements(await shown(<NormalSaid energy={{ machine: 'F-1', normal: null }} />), 'p')[0]).toContain('too few readings');
});
