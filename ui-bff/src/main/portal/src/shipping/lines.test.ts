import { describe, expect, test } from 'vitest';
import type { SentLine } from './shipments';
import { expected, openOf, receiptLines, wished } from './lines';

describe('what is to be shipped', () => {
  test('what is on its way is taken off the oldest lines first, and never below zero', () => {
    const open = (onTheWay: string) => openOf([{ quantity: '50' }, { quantity: '50' }], onTheWay).map((line) => line.open);
    expect(['0', '30', '80', '500'].map(open)).toEqual([['50', '50'], ['20', '50'], ['0', '20'], ['0', '0']]);
  });
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

  test('short and damaged goods of one line are told apart: each has its own wish, and only one that fits', () => {
    const both = receiptLines(line, '100', '7');
    expect(wished(both, { short: 'credited', damaged: 'scrapped' }).map((one) => one.difference?.wish)).toEqual(['credited', 'scrapped']);
    expect(wished(both, { short: 'replaced' }).map((one) => one.difference?.wish)).toEqual(['replaced', undefined]);
    expect(wished(receiptLines(line, '100', '0'), { short: 'scrapped', damaged: 'scrapped' }).map((one) => one.difference?.wish)).toEqual([undefined]);
    expect(wished(both, {})).toEqual(both);
  });

  test('what is still to come is received, lines of the same part and batch as one', () => {
    const sent = (part: string, open: string, batch?: string): SentLine => ({ part, quantity: '100', unit: 'PCE', ...(batch && { batch }), received: '0', missing: '0', over: '0', damaged: '0', open });
    const lines = [sent('A', '10'), sent('A', '5.5'), sent('A', '1', 'B'), sent('C', '0')];
    expect(expected(lines).map((one) => [one.part, one.batch, one.quantity])).toEqual([['A', null, '15.5'], ['A', 'B', '1']]);
  });
});
