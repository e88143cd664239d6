import { expect, test } from 'vitest';
import { minus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { numberIn, numbersIn, onePage, rowsOf, shown, textOf } from '../app/shown';
import { faultsOfRequest, requestOf, shareOf, type SiteSum } from './park';
import { Park } from './Park';
import { Use } from './Use';

const site = (owner: string, kWh: string | null, coverage: string | null = '0.98'): SiteSum => ({ owner, site: `${owner}/S1`, kWh, coverage });

test('the consumption of companies adds up to what stands beneath, and their shares to the whole', async () => {
  const { below } = randomly(23);
  for (let round = 0; round < 20; round++) {
    const sites = Array.from({ length: 1 + below(8) }, (_, at) => site(`P${at}`, (below(900_000) / 100).toFixed(2)));
    const all = sum(sites.map((one) => one.kWh ?? '0'));
    const html = await shown(<Use sites={sites} all={all} chosen={undefined} choose={() => {}} />, { roles: ['park'] });
    const rows = rowsOf(html, 'tbody');
    expect(minus(sum(rows.map((row) => numberIn(row[1]))), numberIn(rowsOf(html, 'tfoot')[0]?.[1]))).toBe('0');
    if (all !== '0') expect(Math.abs(Number(sum(rows.map((row) => numberIn(row[2])))) - 100)).toBeLessThanOrEqual(0.05 * sites.length + 0.001);
  }
});

test('what was not measured is said, and is never 0', async () => {
  const text = textOf(await shown(<Use sites={[site('P1', null, null)]} all={null} chosen={undefined} choose={() => {}} />, { roles: ['park'] }));
  expect(text).toContain('not known not known not known');
  expect(text).toContain('Together not known');
  expect(text).toContain('make the sum too small');
});

test('a share is rounded to tenths of a percent, and is not known of nothing', () => {
  expect([shareOf('1', '3'), shareOf('2', '3'), shareOf('0.5', '0.5'), shareOf('0', '7.25'), shareOf('1', '0')]).toEqual(['33.3', '66.7', '100.0', '0.0', null]);
});

const request = { id: 'r', park: 'JIAHE', supplier: 'HONGZHU', number: '1', site: 'HONGZHU/HZ1', from: '2031-03-03T02:00:00Z', until: '2031-03-03T04:00:00Z', kW: '300', reason: 'heat', state: 'measured', answeredKW: '250', answer: null, usualKW: '900', actualKW: '680', reducedKW: '220', effectDays: 12, version: 3 };
const answers = [[['energy', 'park'], { kWh: '12', sites: [site('HONGZHU', '12')] }], [['load-requests'], onePage([request])], [['energy-advice'], onePage([])], [['energy', 'of'], { items: [] }]] as const;

test('a request says what was answered and what it did, and the park can ask again', async () => {
  const html = await shown(<Park />, { roles: ['park'], answers });
  const [row = []] = rowsOf(html, 'tbody', 'data-testid="load-request"').map((cells) => cells.map(textOf));
  expect(row.join(' ')).toContain('= Measured 250 kW 220 kW less: 680 kW instead of 900 kW on 12 days before');
  expect(html).toContain('data-testid="ask-load"');
  expect(html).not.toContain('data-testid="load-take"');
  expect(numbersIn(rowsOf(html, 'tfoot')[0]?.[1] ?? '')).toEqual(['12']);
});

test('only the park asks', async () => {
  expect(await shown(<Park />, { roles: ['planner'], answers })).not.toContain('data-testid="ask-load"');
});

test('a request has its time in the future, at most a day of it', () => {
  const now = Date.parse('2031-03-01T00:00:00Z');
  const said = { site: 'HONGZHU/HZ1', from: '2031-03-03T10:00', until: '2031-03-03T12:00', kW: '300', reason: ' heat ' };
  expect(faultsOfRequest(said, now)).toEqual(new Map());
  expect(requestOf(said)).toEqual({ site: 'HONGZHU/HZ1', from: new Date('2031-03-03T10:00').toISOString(), until: new Date('2031-03-03T12:00').toISOString(), kW: '300', reason: 'heat' });
  expect(faultsOfRequest({ ...said, until: said.from }, now)).toEqual(new Map([['until', 'order']]));
  expect(faultsOfRequest({ ...said, until: '2031-03-04T10:15' }, now)).toEqual(new Map([['until', 'order']]));
  expect(faultsOfRequest({ ...said, kW: '0' }, Date.parse('2032-01-01'))).toEqual(new Map([['kW', 'positive'], ['until', 'past']]));
});
