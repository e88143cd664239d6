import { expect, test } from 'vitest';
import { onePage, rowsOf, shown, textOf } from '../app/shown';
import { Machine } from './Machine';
import { type Machine as One, type Stop, type Told, utilizedOf } from './machines';
import { Machines } from './Machines';

const now = Date.now();
const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
const figures: Told = { utilization: '0.8', oee: { availability: '0.9', performance: '0.95', quality: '0.99', oee: '0.846', coverage: '0.97' } };
const machine: One = {
  id: 'm', owner: 'JIAXIN', site: 'JX1', code: 'CNC-3', names: { en: 'Lathe 3', zh: '3 号车床' }, kind: 'machine', part: null, idealSecondsPerPart: '90', meter: null, reportEvery: 'PT10S', stopAfter: 'PT5M',
  state: 'down', since: ago(12), stop: 2, faults: [{ n: 1, code: 'E-204', at: ago(12) }],
  maintenance: [{ code: 'OIL', names: { en: 'Change oil', zh: '换油' }, everyHours: '500', everyDays: null, since: '2031-01-02', nextOn: null, lastDoneOn: null, lastDoneBy: null, lastText: null, dueSince: '2031-01-28', dueBy: 'hours' }],
  ...figures, version: 3,
  byShift: [{ ...utilizedOf(figures), day: '2031-01-28', name: 'Early', from: ago(240), until: ago(0) }], byDay: [],
};
const stop = (n: number, more: Partial<Stop> = {}): Stop => ({ machine: 'CNC-3', machineId: 'm', n, from: ago(12), until: null, state: 'down', cause: null, causeText: null, statedBy: null, statedAt: null, version: 1, ...more });
const stops = [stop(2), stop(1, { from: ago(90), until: ago(60), state: 'unknown', cause: 'NO-MATERIAL', statedBy: 'P-0007' })];
const intervals = [
  { from: ago(300), until: ago(12), state: 'running', parts: '120', good: null, kWh: null },
  { from: ago(12), until: null, state: 'down', parts: null, good: null, kWh: null },
];
const page = (roles: string[], answer: One = machine) =>
  shown(<Machine />, {
    at: '/machines/m', path: '/machines/:id', roles,
    answers: [[['machines', '/machines/m'], answer], [['machine-states'], { intervals, complete: true }], [['machine-stops'], onePage(stops)], [['machines', 'faults'], { faults: [] }], [['machines', 'bottleneck'], { bottlenecks: [], machines: [], idle: [] }], [['work-orders', 'queue'], onePage([])], [['people'], new Map()], [['part-agreements', 'names'], { names: new Map(), numbers: { own: new Map(), partners: new Map(), all: new Map() } }]],
  });

test('a machine says its state, since when, its open fault and what it did', async () => {
  const text = textOf(await page(['production']));
  expect(text).toMatch(/Lathe 3 ✕ Down since .*, 12 min/);
  expect(text).toContain('Fault E-204');
  expect(text).toContain('97.0% of the time known');
  expect(text).toMatch(/Running 3 h 48 min/);
});

test('production states the cause of a stop and reports maintenance; quality only reads', async () => {
  const acts = async (roles: string[]): Promise<number[]> => {
    const html = await page(roles);
    return ['state-cause', 'maintenance-done'].map((one) => html.split(`data-testid="${one}"`).length - 1);
  };
  expect([await acts(['production']), await acts(['quality'])]).toEqual([[2, 1], [0, 0]]);
});

test('what a person says of unknown time stays marked as said', async () => {
  const rows = rowsOf(await page(['production']), 'tbody', 'data-testid="stop-row"').map((cells) => textOf(cells.join(' ')));
  expect(rows[0]).toContain('No cause yet');
  expect(rows[1]).toContain('No material (said, not measured)');
});

test('the list says what needs attention, and "not known" where there is no OEE', async () => {
  const html = await shown(<Machines />, { roles: ['production'], answers: [[['machines', '/machines'], onePage([machine, { ...machine, id: 'n', code: 'CNC-4', state: null, since: null, stop: null, faults: [], maintenance: [], utilization: null, oee: null }])], [['machines', 'bottleneck'], { bottlenecks: [], machines: [], idle: [] }], [['machine-stops'], onePage(stops)], [['views'], []]] });
  const rows = rowsOf(html, 'tbody', 'data-testid="machine-row"').map((cells) => textOf(cells.join(' ')));
  expect(rows[0]).toContain('Fault E-204');
  expect(rows[0]).toContain('1 stop without cause');
  expect(rows[0]).toContain('1 maintenance due');
  expect(rows[0]).toContain('84.6%');
  expect(rows[1]).toMatch(/No data not known not known not known/);
});

test('what a broker could not tell its devices is said above the list: who, why and how often', async () => {
  const items = [{ machine: 'CNC-9', code: 'unknown-machine', times: 3, firstAt: ago(60), lastAt: ago(1), example: '{}' }, { machine: '', code: 'wrong-party', times: 1, firstAt: ago(60), lastAt: ago(1), example: null }];
  const text = async (roles: string[]): Promise<string> =>
    textOf(await shown(<Machines />, { roles, answers: [[['machines', '/machines'], onePage([machine])], [['machines', 'bottleneck'], { bottlenecks: [], machines: [], idle: [] }], [['machine-stops'], onePage([])], [['views'], []], [['refused-readings'], { broker: { connected: false, since: ago(9), problem: 'not-authorized' }, items, next: null }]] }));
  const said = await text(['production']);
  expect(said).toContain('It does not let the hub in.');
  expect(said).toMatch(/CNC-9 No machine of yours has this code. 3 times, last/);
  expect(said).toMatch(/\(no machine\) The topic names another company. once/);
});
