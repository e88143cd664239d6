/** The sums of a list's groups are the sums of the cells below them, over random rows. */
import { expect, test } from 'vitest';
import { plus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { type Answer, elements, groupsOf, numberIn, onePage, shown } from '../app/shown';
import { daysAfter } from '../app/days';
import { RunOuts } from '../balance/RunOuts';
import type { CallOffLine } from '../callOffs/callOffs';
import { useColumns } from '../callOffs/columns';
import { useWords } from '../callOffs/words';
import { Certificates } from '../certificates/Certificates';
import { TrafficTable } from '../interchanges/TrafficTable';
import { Orders } from '../orders/Orders';
import { Receipts } from '../shipping/Receipts';
import { ShippedLines } from '../shipping/ShippedLines';
import type { Shipment } from '../shipping/shipments';
import { Stock } from '../stock/Stock';
import { sumsOf } from './selection';
import { TableWithin } from './TableWithin';

const DAY = '2027-01-04';
const SEEDS = [1, 2, 3, 4, 5];
type Random = ReturnType<typeof randomly>;
/** At most four decimals, computed without floating point. */
const quantity = ({ below, oneOf }: Random): string => `${below(5_000)}${oneOf(['', '', '.5', '.25', '.0625'] as const)}`;
const several = <Row,>(random: Random, row: (at: number) => Row): Row[] => Array.from({ length: 2 + random.below(20) }, (_, at) => row(at));
const page = (random: Random, key: readonly unknown[], row: (at: number) => unknown): Answer => [key, onePage(several(random, row))];

/** A cell may also show its previous number. */
const toldIn = (cell = ''): string => elements(cell, 'span', 'data-testid="quantity"')[0] ?? cell;

async function addsUp(columns: readonly string[], html: Promise<string>): Promise<void> {
  const groups = groupsOf(await html);
  expect(groups.length).toBeGreaterThan(0);
  for (const { name, rows, sums } of groups) {
    expect(rows.length, name).toBeGreaterThan(0);
    for (const column of columns) {
      const cells = sum(rows.map((row) => numberIn(toldIn(row.get(column)))));
      // A sum of zero is not shown.
      expect({ name, column, sum: sums.has(column) ? numberIn(sums.get(column)?.split('Σ')[1]) : '0' }).toEqual({ name, column, sum: plus(cells, '0') });
    }
    expect([...sums.keys()].filter((column) => !columns.includes(column)), name).toEqual([]);
  }
}

const group = (random: Random): string => random.oneOf(['A', 'B', 'C'] as const);

test.each(SEEDS)('orders add up their values (%i)', async (seed) => {
  const random = randomly(seed);
  const rows = page(random, ['orders', 'list'], (at) => ({ order: `o${at}`, number: `${at}`, buyer: 'HENGYUE', supplier: 'JIAXIN', site: group(random), orderDate: DAY, currency: 'CNY', version: 1, state: 'open', lineCount: 1, openLines: 1, firstDue: DAY, lastDue: DAY, placedAt: `${DAY}T08:00:00Z`, value: quantity(random), parts: 1, part: 'HY-1', supplierPart: null, nextDue: DAY }));
  await addsUp(['value'], shown(<Orders />, { at: '/?group=site', answers: [rows] }));
});

test.each(SEEDS)('stock adds up its quantities, and what of them is consigned (%i)', async (seed) => {
  const random = randomly(seed);
  const rows = page(random, ['stock', 'list'], (at) => ({ holder: 'JIAXIN', site: 'JX1', part: group(random), category: 'finished', status: 'usable', batch: `B${at}`, quantity: random.oneOf(['', '-'] as const) + quantity(random), unit: 'PCE', consigned: quantity(random), countedAt: null, changedAt: null }));
  await addsUp(['quantity', 'consigned'], shown(<Stock />, { at: '/?group=part', answers: [rows] }));
});

test.each(SEEDS)('run-outs add up what stands and what is missing (%i)', async (seed) => {
  const random = randomly(seed);
  const rows = page(random, ['balance', 'run-outs'], (at) => ({ part: `P${at}`, site: group(random), unit: 'PCE', today: DAY, demand: 'shared', opening: quantity(random), closing: quantity(random), cover: '3', coverAtLeast: null, runOut: random.oneOf([null, { on: DAY, size: quantity(random), recoversOn: null, later: null, cause: null }] as const), belowMinimum: null, aboveMaximum: null, overdue: '0', inputs: random.oneOf([[], [{ kind: 'stock', asOf: DAY, stale: false }]] as const), since: null, before: null }));
  await addsUp(['opening', 'size'], shown(<RunOuts />, { at: '/?group=site', answers: [rows] }));
});

test.each(SEEDS)('certificates add up their quantities (%i)', async (seed) => {
  const random = randomly(seed);
  const rows = page(random, ['certificates', 'list'], (at) => ({ id: `c${at}`, number: `Z-${at}`, buyer: 'HENGYUE', supplier: 'JIAXIN', type: '3.1', state: 'issued', part: group(random), quantity: quantity(random), unit: 'PCE', batches: ['B1'], order: null, specification: null, issued: DAY, sha256: 'ab' }));
  await addsUp(['quantity'], shown(<Certificates />, { at: '/?group=part', answers: [rows] }));
});

test.each(SEEDS)('lines of call-offs add up their quantities (%i)', async (seed) => {
  const random = randomly(seed);
  const rows = several(random, (at) => ({ schedule: 's', due: daysAfter(DAY, at), ordinal: 0, buyer: 'HENGYUE', supplier: 'JIAXIN', site: 'PLANT1', part: 'HY-1', description: null, quantity: quantity(random), unit: 'PCE', change: random.oneOf(['same', 'more', 'less', 'added'] as const), previousQuantity: quantity(random), received: null, bucket: 'day', firmness: 'firm', callOff: null, state: 'open', promises: [], shortfall: null, movedFrom: null, time: null }) as unknown as CallOffLine);
  const Lines = () => <TableWithin title="Lines" name="lines" rows={rows} columns={useColumns(useWords(), false)} keyOf={(row) => row.due} marks={() => ({})} group="change" />;
  await addsUp(['quantity'], shown(<Lines />));
});

const shipment = (random: Random): Shipment =>
  ({
    id: 's', number: 'LS-1', buyer: 'HENGYUE', supplier: 'JIAXIN', interchange: null, message: null, packages: [], missingPackages: [], settlements: [], returns: [],
    lines: several(random, () => {
      const [open, received, missing] = [quantity(random), quantity(random), quantity(random)];
      return { part: group(random), quantity: sum([open, received, missing]), unit: 'PCE', received, missing, over: '0', damaged: '0', open };
    }),
    receipts: [0, 1, 2].map((at) => ({ number: `R${at}`, received: daysAfter(DAY, at), lines: several(random, () => ({ part: group(random), quantity: quantity(random), unit: 'PCE', batch: null, difference: null })) })),
  }) as unknown as Shipment;

test.each(SEEDS)('lines of a shipment add up, and each row: received, missing and open are what was sent (%i)', async (seed) => {
  const html = await shown(<ShippedLines shipment={shipment(randomly(seed))} />, { at: '/?lines.group=part' });
  await addsUp(['quantity', 'received', 'open'], Promise.resolve(html));
  for (const row of groupsOf(html).flatMap(({ rows }) => rows))
    expect(sum(['received', 'difference', 'open'].map((column) => numberIn(row.get(column))))).toBe(plus(numberIn(row.get('quantity')), '0'));
});

test.each(SEEDS)('receipts of a shipment add up (%i)', async (seed) => {
  await addsUp(['quantity'], shown(<Receipts shipment={shipment(randomly(seed))} />, { at: '/?receipts.group=part' }));
});

test.each(SEEDS)('messages of a period add up, by what became of them (%i)', async (seed) => {
  const random = randomly(seed);
  const states = ['applied', 'kept', 'contradicted', 'held', 'rejected', 'delivered', 'waiting', 'unwritten', 'dead'] as const;
  const row = () => {
    const counts = Object.fromEntries(states.map((state) => [state, random.below(40)]));
    return { day: DAY, sender: random.oneOf(['HENGYUE', 'LINGYUN', ''] as const), receiver: random.oneOf(['HENGYUE', ''] as const), type: random.oneOf(['DELFOR', 'INVOIC', ''] as const), messages: random.below(400), bytes: 9, acknowledged: 0, ...counts };
  };
  const report = { since: DAY, until: DAY, rows: several(random, row), sent: several(random, row), applied: [], acknowledged: [] };
  await addsUp(['messages', ...states], shown(<TrafficTable report={report as never} />, { at: `/?traffic-rows.group=way&traffic-rows.columns=partner,way,messages,${states.join()}` }));
});

test('units are never added to each other, and all names of a piece are one', () => {
  const rows = [['4', 'PCE'], ['2.5', 'KGM'], ['3', 'C62'], ['1', 'EA'], ['0.5', 'KGM']] as const;
  expect(sumsOf(rows, ([amount, unit]) => ({ quantity: amount, unit }))).toEqual([{ unit: 'PCE', quantity: '8' }, { unit: 'KGM', quantity: '3' }]);
});
