/** The feet of a business document are the sums of what stands above them, over random lines and taxes. */
import { expect, test } from 'vitest';
import { plus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { elements, numberIn, onePage, rowsOf, shown } from '../app/shown';
import { Document } from './Document';

const exact = (html: string | undefined): string => plus(numberIn(html), '0');

test.each([1, 2, 3, 4, 5])('lines, charges and taxes of an invoice add up to what is to be paid (%i)', async (seed) => {
  const { below, oneOf } = randomly(seed);
  const amount = (): string => `${below(9_000)}.${10 + below(90)}`;
  const lines = Array.from({ length: 2 + below(12) }, (_, at) => ({ ordinal: at, line: `${at + 1}`, part: 'HY-1', supplierPart: null, quantity: `${1 + below(500)}`, unit: oneOf(['PCE', 'C62', 'EA'] as const), order: null, orderLine: null, despatchAdvice: null, amount: amount(), segment: at, price: null, batch: null, measurements: null, nonconformances: null, stocks: null, packages: null, received: null, places: null }));
  const taxes = [{ type: 'VAT', rate: '13', amount: amount() }];
  const charge = oneOf(['0', amount()] as const);
  const total = sum([...lines.map((line) => line.amount), ...taxes.map((tax) => tax.amount), charge]);
  const document = { id: 'd', kind: 'invoice', number: 'R-1', issued: '2027-01-04', buyer: 'HENGYUE', supplier: 'JIAXIN', sender: 'JIAXIN', interchange: 'i', message: 1, correction: null, reference: '1', lineCount: lines.length, references: [], recordedAt: '2027-01-04T08:00:00Z', currency: 'CNY', payable: { taxes, total, due: null }, shipTo: null, shipped: null, arrives: null, received: null, codes: null, function: 'original', standing: null, because: null, places: null };
  const html = await shown(<Document />, { at: '/documents/d', path: '/documents/:id', as: 'supplier', answers: [[['documents', 'one'], document], [['document-lines'], onePage(lines)]] });
  const tables = [...html.matchAll(/<table\b.*?<\/table>/gs)].map(([one]) => one);
  const ofLines = tables.find((one) => one.includes('data-testid="document-sums"')) ?? '';
  const ofPay = tables.find((one) => one.includes('data-testid="payable"')) ?? '';
  const [foot = []] = rowsOf(ofLines, 'tfoot');
  expect(exact(foot[1])).toBe(sum(lines.map((line) => line.quantity)));
  expect(elements(foot[1] ?? '', 'div').length).toBe(1);
  expect(exact(foot[2])).toBe(sum(lines.map((line) => line.amount)));
  const [pay = []] = rowsOf(ofPay, 'tfoot');
  expect(exact(pay[1])).toBe(sum(rowsOf(ofPay, 'tbody').map((cells) => exact(cells[1]))));
  expect(exact(pay[1])).toBe(plus(total, '0'));
});
