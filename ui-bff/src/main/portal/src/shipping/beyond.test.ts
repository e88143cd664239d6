import { expect, test } from 'vitest';
import type { CallOffLine } from '../callOffs/callOffs';
import type { ScanRow } from '../stock/scans';
import { beyondDue, scannedBeyond, type Sent } from './beyond';

const called = (due: string, quantity: string, more: Partial<CallOffLine> = {}): CallOffLine => ({ part: 'HY-1', site: 'PLANT1', agreement: 'RV-1', unit: 'PCE', due, quantity, ...more }) as CallOffLine;
const sent = (quantity: string, more: Partial<Sent> = {}): Sent => ({ part: 'HY-1', unit: 'PCE', quantity, agreement: 'RV-1', ...more });
const SOON = '2026-12-13';
const lines = [called('2026-12-01', '10'), called('2026-12-20', '40')];

test('more than is due and called off later is told with its figures', () => {
  expect(beyondDue([sent('99999')], lines, [], SOON)).toEqual([{ part: 'HY-1', unit: 'PCE', sent: '99999', due: '10', later: '40' }]);
});

test('what is called off later may be sent now, and lines of one part are taken together', () => {
  expect(beyondDue([sent('50')], lines, [], SOON)).toEqual([]);
  expect(beyondDue([sent('30'), sent('21')], lines, [], SOON)).toMatchObject([{ sent: '51' }]);
});

test('what is on its way counts against the oldest', () => {
  const transit = [{ part: 'JX-1', partnerPart: 'HY-1', shipTo: 'PLANT1', open: '15' }];
  expect(beyondDue([sent('36')], lines, transit, SOON)).toEqual([{ part: 'HY-1', unit: 'PCE', sent: '36', due: '0', later: '35' }]);
});

test('an agreement has its own, and one that names none has all of the part', () => {
  const two = [...lines, called('2026-12-02', '5', { agreement: 'RV-2' })];
  expect(beyondDue([sent('6', { agreement: 'RV-2' })], two, [], SOON)).toMatchObject([{ sent: '6', due: '5', later: '0' }]);
  expect(beyondDue([sent('55', { agreement: undefined })], two, [], SOON)).toEqual([]);
});

test('a line without an agreement is taken together with those that have one', () => {
  const extra = sent('40', { agreement: undefined });
  expect(beyondDue([sent('30'), extra], lines, [], SOON)).toEqual([{ part: 'HY-1', unit: 'PCE', sent: '70', due: '10', later: '40' }]);
  expect(beyondDue([sent('10'), extra], lines, [], SOON)).toEqual([]);
  expect(beyondDue([sent('51'), sent('1', { agreement: undefined })], [...lines, called('2026-12-02', '5', { agreement: 'RV-2' })], [], SOON)).toMatchObject([{ sent: '51', due: '10', later: '40' }]);
  expect(beyondDue([sent('99', { agreement: 'RV-9' }), extra], lines, [], SOON)).toEqual([]);
});

test('what serves an order, is called off in another unit or not at all is passed over', () => {
  expect(beyondDue([sent('99', { order: '4500' })], lines, [], SOON)).toEqual([]);
  expect(beyondDue([sent('99', { unit: 'KGM' })], lines, [], SOON)).toEqual([]);
  expect(beyondDue([sent('99', { part: 'HY-2' })], lines, [], SOON)).toEqual([]);
});

test('what was scanned out beyond what is sent is told, also of a part that is not sent', () => {
  const scan = (part: string, quantity: string): ScanRow => ({ part, quantity, unit: 'PCE', batch: null }) as ScanRow;
  const scans = [scan('JX-1', '-30'), scan('JX-1', '-30'), scan('JX-1', '10'), scan('JX-2', '-4'), scan('JX-3', '-5')];
  expect(scannedBeyond([{ part: 'JX-1', quantity: '50', unit: 'PCE' }, { part: 'JX-3', quantity: '5', unit: 'PCE' }], scans)).toEqual([
    { part: 'JX-2', unit: 'PCE', sent: '0', scanned: '4' },
    { part: 'JX-1', unit: 'PCE', sent: '50', scanned: '60' },
  ]);
});
