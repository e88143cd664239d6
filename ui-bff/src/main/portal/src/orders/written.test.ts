import { describe, expect, test } from 'vitest';
import { bodyOf, dayOf, emptyOrder, faultsOf, nextNumber, pasted, type Written } from './written';

const order = (change: Partial<Written>): Written => ({ ...emptyOrder(), supplier: 'JIAXIN', number: '45001', lines: [{ line: '10', part: 'A-1', description: '', unit: 'PCE', price: '', deliveries: [{ date: '2027-03-01', quantity: '1,200' }] }], ...change });

describe('an order as its buyer writes it', () => {
  test('lines go on in tens, behind the highest', () => {
    expect(nextNumber([])).toBe('10');
    expect(nextNumber(order({}).lines)).toBe('20');
  });

  test('what is longer than the hub keeps is not sent, and not cut', () => {
    const long = order({ number: '4'.repeat(36), text: 'x'.repeat(4_001) });
    expect([...faultsOf(long)].toSorted()).toEqual(['number', 'text']);
    const [line] = order({}).lines;
    expect([...faultsOf(order({ lines: line ? [{ ...line, part: 'A'.repeat(71), description: 'x'.repeat(257) }] : [] }))].toSorted()).toEqual(['description-0', 'part-0']);
  });

  test('rows of a spreadsheet become lines behind those that say something', () => {
    const lines = pasted('A-2\t300\t2027/3/8\t12.5\nA-3\t5\t2027年4月1日', order({}).lines) ?? [];
    expect(lines.map((one) => [one.line, one.part, one.price, ...one.deliveries.map((other) => `${other.date} ${other.quantity}`)])).toEqual([
      ['10', 'A-1', '', '2027-03-01 1,200'],
      ['20', 'A-2', '12.5', '2027-03-08 300'],
      ['30', 'A-3', '', '2027-04-01 5'],
    ]);
    expect(pasted('A-2', [])).toBeUndefined();
  });

  test('what is no day stays as it was, and is a fault', () => {
    expect(dayOf('next week')).toBe('next week');
    const faults = faultsOf(order({ lines: [{ ...order({}).lines[0]!, deliveries: [{ date: 'next week', quantity: '0' }] }] }));
    expect([...faults].toSorted()).toEqual(['date-0-0', 'quantity-0-0']);
  });

  test('a number stands once, and a price has a currency', () => {
    const twice = [...order({}).lines, { ...order({}).lines[0]!, price: '3' }];
    expect([...faultsOf(order({ lines: twice, currency: '' }))].toSorted()).toEqual(['currency', 'line-1']);
  });

  test('several deliveries add up to what the line orders', () => {
    const line = { ...order({}).lines[0]!, deliveries: [{ date: '2027-03-01', quantity: '10.5' }, { date: '2027-03-08', quantity: '4' }] };
    expect(bodyOf(order({ lines: [line], text: 'gate 3\n\n' }))).toMatchObject({
      texts: ['gate 3'],
      lines: [{ line: '10', quantity: '14.5', schedule: [{ date: '2027-03-01', quantity: '10.5' }, { date: '2027-03-08', quantity: '4' }] }],
    });
  });
});
