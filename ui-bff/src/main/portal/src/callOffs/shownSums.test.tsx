/** The footers, tiles and totals of a schedule's page are sums of its shown figures, over random releases. */
import { expect, test } from 'vitest';
import { daysAfter } from '../app/days';
import { minus, plus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { elements, numberIn, numbersIn, rowsOf, shown, textOf } from '../app/shown';
import { type CallOffLine, firmnesses, type Gone, type ScheduleDetail } from './callOffs';
import { Cumulatives } from './Cumulatives';
import { FirmCut } from './FirmCut';
import { comparison } from './randomReleases';
import { ScheduleLines } from './ScheduleLines';
import { TimeChart } from './TimeChart';

const DAY = '2027-01-04';
const SEEDS = [1, 2, 3, 4, 5];
const number = (html: string | undefined): string => plus(numberIn(html), '0');

function scheduleOf(seed: number): ScheduleDetail {
  const { below, oneOf } = randomly(seed);
  const quantity = (): string => `${1 + below(900)}${oneOf(['', '.5'] as const)}`;
  const { rows } = comparison(seed);
  const full = { schedule: 's', buyer: 'HENGYUE', supplier: 'JIAXIN', site: 'PLANT1', part: 'HY-1', ordinal: 0, bucket: 'day', unit: 'PCE', cumulative: null, callOff: null, withinFirmHorizon: false, state: 'open', time: null, dateKind: 'delivery', silentUntil: null, answeredAt: null, firstPromises: null, shortfall: null, reason: null, origin: { interchange: null, message: null, segment: null } };
  const lines = rows.filter((row) => row.quantity !== null).map((row) => ({ ...full, ...row, firmness: oneOf(firmnesses), promises: oneOf([[], [{ date: row.due, quantity: quantity() }]] as const) })) as unknown as CallOffLine[];
  const gone = rows.filter((row) => row.quantity === null).map((row) => ({ ...row, ordinal: 0, withinFirmHorizon: false })) as unknown as Gone[];
  const firmCut = Array.from({ length: 1 + below(3) }, (_, at) => ({ due: daysAfter(DAY, at), quantity: quantity() }));
  return { schedule: 's', buyer: 'HENGYUE', supplier: 'JIAXIN', site: 'PLANT1', part: 'HY-1', agreement: null, unit: 'PCE', version: 1, release: { number: '8', position: 2 }, releases: [], received: { cumulative: '0' }, particulars: null, lines, gone, firmCut } as unknown as ScheduleDetail;
}

const lines = (schedule: ScheduleDetail) => shown(<ScheduleLines schedule={schedule} answering={false} byAnswer={false} onlyChanged={false} onOnlyChanged={() => undefined} onPropose={() => undefined} onAsk={undefined} />);

test.each(SEEDS)('the sums beneath the lines of a schedule are those of the cells above (%i)', async (seed) => {
  const html = await lines(scheduleOf(seed));
  const column = (name: string): string[] => elements(html, 'td', `data-column="${name}"`).map((cell) => (textOf(cell) === '–' ? '0' : number(cell)));
  const told = numbersIn(/data-testid="schedule-sums"[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? '').map((one) => plus(one, '0'));
  const [before, now] = [sum(column('previous')), sum(column('now'))];
  const change = sum(column('delta'));
  const settled = minus(plus(before, change), now);
  expect(told.slice(0, 2)).toEqual([before, now]);
  expect(told.slice(2, -1)).toEqual([...(settled === '0' ? [] : [minus('0', settled)]), change]);
});

test.each(SEEDS)('the tiles above the lines of a schedule add up to its rows (%i)', async (seed) => {
  const html = await lines(scheduleOf(seed));
  const [tiles = ''] = elements(html, 'ul', 'data-testid="summary"');
  expect(sum(elements(tiles, 'strong').map(number))).toBe(String(elements(html, 'td', 'data-column="due"').length));
});

test.each(SEEDS)('the legend of the chart adds up to its total, which is that of the lines (%i)', async (seed) => {
  const schedule = scheduleOf(seed);
  const html = await shown(<TimeChart schedule={schedule} settled />);
  const [legend = ''] = elements(html, 'ul', 'data-testid="time-legend"');
  const totals = elements(legend, 'strong').map(number);
  expect(sum(totals.slice(0, -1))).toBe(totals.at(-1));
  expect(totals.at(-1)).toBe(plus(sum(schedule.lines.map((line) => line.quantity)), '0'));
});

test.each(SEEDS)('firm pieces that were cut are as many as the hub tells by day (%i)', async (seed) => {
  const schedule = scheduleOf(seed);
  expect(number(textOf(await shown(<FirmCut schedule={schedule} />)))).toBe(plus(sum(schedule.firmCut.map((one) => one.quantity)), '0'));
});

test.each(SEEDS)('shipped, less each row of the way, is received; sent less short is told with its sum (%i)', async (seed) => {
  const { below, oneOf } = randomly(seed);
  const event = { position: 1, at: `${DAY}T08:00:00Z`, stream: 's' };
  const explained = Array.from({ length: 1 + below(6) }, (_, at) => ({ kind: oneOf(['in-transit', 'short', 'over', 'receipt-not-counted'] as const), quantity: String(below(60) - 20), shipment: null, name: `LS-${at}`, event: { ...event, position: at }, opensAgainOn: null }));
  const unexplained = String(below(3));
  const shipped = String(2_000 + below(900));
  const difference = plus(sum(explained.map((one) => one.quantity)), unexplained);
  const both = { unit: 'PCE', start: { release: '1', asOf: null, opening: null, since: null, cumulative: '0', event }, buyer: { party: 'HENGYUE', received: minus(shipped, difference), asOf: null, stated: null, since: '0', release: null, event }, supplier: { party: 'JIAXIN', shipped, asOf: null, since: '0' }, difference, explained, unexplained, notCounted: [], changes: [] };
  const html = await shown(<Cumulatives schedule="s" />, { answers: [[['cumulatives', 'one'], both]] });
  const rows = rowsOf(html, 'tbody').map((cells) => cells[1]);
  const [foot = []] = rowsOf(html, 'tfoot');
  expect(sum(rows.map(number))).toBe(number(foot[1]));
  const told = /data-testid="sent-short"[^>]*>(.*?)<\/p>/s.exec(html)?.[1];
  if (told) {
    const [sent = '', short = '', left] = numbersIn(told);
    expect(minus(sent, short)).toBe(left);
  }
});
