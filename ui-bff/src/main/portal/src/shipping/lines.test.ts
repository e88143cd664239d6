import { describe, expect, test } from 'vitest';
import { expected, openOf, receiptLines, typed } from './lines';

describe('what is to be shipped', () => {
  test('what is on its way is taken off the oldest lines first, and never below zero', () => {
    const open = (onTheWay: string) => openOf([{ quantity: '50' }, { quantity: '50' }], onTheWay).map((line) => line.open);
    expect(['0', '30', '80', '500'].map(open)).toEqual([['50', '50'], ['20', '50'], ['0', '20'], ['0', '0']]);
  });

  test('quantities are read as people type them', () => expect(['1,200', ' 12,5 ', '１２', '-4', 'x', ''].map(typed)).toEqual(['1200', '12.5', '12', undefined, undefined, undefined]));
});

describe('what was received', () => {
  const line = { part: 'HY-24090', batch: 'B1', unit: 'PCE', quantity: '120' };

  test('as sent has no difference; less is short, more is over', () => {
    expect(receiptLines(line, '120', '0')).toEqual([{ part: 'HY-24090', batch: 'B1', unit: 'PCE', quantity: '120' }]);
    expect(receiptLines(line, '100', '0')[0]?.difference).toEqual({ kind: 'short', quantity: '20' });
    expect(receiptLines(line, '125', '0')[0]?.difference).toEqual({ kind: 'over', quantity: '5' });
  });

  test('damaged goods came, and are told apart from the good ones', () => {
    expect(receiptLines(line, '120', '7')).toEqual([
      { part: 'HY-24090', batch: 'B1', unit: 'PCE', quantity: '113' },
      { part: 'HY-24090', batch: 'B1', unit: 'PCE', quantity: '7', difference: { kind: 'damaged', quantity: '7' } },
    ]);
  });

  test('short and damaged at once are two facts', () => {
    expect(receiptLines(line, '100', '7').map((one) => [one.quantity, one.difference?.kind, one.difference?.quantity])).toEqual([
      ['93', 'short', '20'],
      ['7', 'damaged', '7'],
    ]);
  });

  test('what came before, or will not come, is not expected any more', () => {
    const lines = [{ part: 'A', quantity: '100', unit: 'PCE' }, { part: 'B', quantity: '10', unit: 'PCE' }];
    const before = (quantity: string, difference?: { kind: 'short' | 'over'; quantity: string }) => [{ received: '2026-12-01', lines: [{ part: 'A', quantity, unit: 'PCE', ...(difference && { difference }) }] }];
    const left = (receipts: ReturnType<typeof before>) => expected(lines, receipts).map((one) => [one.part, one.quantity]);
    expect(left(before('40'))).toEqual([['A', '60'], ['B', '10']]);
    expect(left(before('40', { kind: 'short', quantity: '60' }))).toEqual([['B', '10']]);
    expect(left(before('105', { kind: 'over', quantity: '5' }))).toEqual([['B', '10']]);
  });

  test('lines of the same part and batch are received as one', () => {
    const lines = [{ part: 'A', quantity: '10', unit: 'PCE', order: '1' }, { part: 'A', quantity: '5.5', unit: 'PCE', order: '2' }, { part: 'A', quantity: '1', unit: 'PCE', batch: 'B' }];
    expect(expected(lines).map((one) => [one.batch, one.quantity])).toEqual([[null, '15.5'], ['B', '1']]);
  });
});
