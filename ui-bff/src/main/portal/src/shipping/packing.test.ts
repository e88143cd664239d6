import { expect, test } from 'vitest';
import { labelled, packed } from './packing';

const unit = (label: string, within: string | null) => ({ label, within, type: null, contents: [] });

test('what holds others stands before them, and each as deep as it lies', () => {
  const tree = packed([unit('P1', null), unit('B1', 'P1'), unit('P2', null), unit('B2', 'P1'), unit('C1', 'B2'), unit('LOST', 'NOBODY')]);
  expect(tree.map((one) => `${one.depth}${one.label}`)).toEqual(['0P1', '1B1', '1B2', '2C1', '0P2', '0LOST']);
});

test('packages that hold each other end somewhere', () => {
  expect(packed([unit('A', 'B'), unit('B', 'A')])).toEqual([]);
});

test('eighteen digits are a serial shipping container code', () => {
  expect(['340123450000000017', 'BOX-7'].map(labelled)).toEqual(['SSCC (00) 340123450000000017', 'BOX-7']);
});
