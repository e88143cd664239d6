import { describe, expect, it, test } from 'vitest';
import { type Boxes, labelled, labelsFrom, packed, packedAnew, proposed, tree, unpacked } from './packing';

const unit = (label: string, within: string | null) => ({ label, within, type: null, contents: [] });

test('what holds others stands before them, and each as deep as it lies', () => {
  const deep = packed([unit('P1', null), unit('B1', 'P1'), unit('P2', null), unit('B2', 'P1'), unit('C1', 'B2'), unit('LOST', 'NOBODY')]);
  expect(deep.map((one) => `${one.depth}${one.label}`)).toEqual(['0P1', '1B1', '1B2', '2C1', '0P2', '0LOST']);
});

test('packages that hold each other end somewhere', () => {
  expect(packed([unit('A', 'B'), unit('B', 'A')])).toEqual([]);
});

test('eighteen digits are a serial shipping container code', () => {
  expect(['340123450000000017', 'BOX-7'].map(labelled)).toEqual(['SSCC (00) 340123450000000017', 'BOX-7']);
});

const boxes = (line: number, count: string, each: string, label: string, pallet = '', weight = ''): Boxes => ({ id: line, line, count, each, type: 'KLT', label, weight, pallet });

test('labels count up, a serial shipping container code with its check digit', () => {
  expect(labelsFrom('BOX-09', 3)).toEqual(['BOX-09', 'BOX-10', 'BOX-11']);
  expect(labelsFrom('340123450000000017', 2)).toEqual(['340123450000000017', '340123450000000024']);
  expect(labelsFrom('BOX', 2)).toEqual(['BOX', 'BOX-2']);
});

test('pallets stand around their boxes, and what each box holds is called as it is announced', () => {
  const lines = [{ partnerPart: 'HY-1', quantity: '100', batch: 'B7' }, { part: 'JX-2', quantity: '5' }];
  const packages = tree([boxes(0, '2', '50', 'S1', 'P1', '12,5'), boxes(1, '1', '5', 'T1')], lines, new Map([['P1', '40']]));
  expect(packages).toEqual([
    {
      label: 'P1',
      grossWeight: '40',
      packages: ['S1', 'S2'].map((label) => ({ label, type: 'KLT', grossWeight: '12.5', contents: [{ partnerPart: 'HY-1', quantity: '50', batch: 'B7' }] })),
    },
    { label: 'T1', type: 'KLT', contents: [{ part: 'JX-2', quantity: '5' }] },
  ]);
});

test('what is in no box is told, and so is too much', () => {
  expect(unpacked([boxes(0, '3', '30', 'S1')], 0, '100')).toBe('10');
  expect(unpacked([boxes(0, '3', '40', 'S1')], 0, '100')).toBe('-20');
  expect(unpacked([boxes(0, '', '40', 'S1')], 0, '100')).toBe('100');
});

test('boxes stay with their line when lines are chosen anew, and go with it', () => {
  const before = { of: ['A', 'B'], boxes: [boxes(0, '2', '50', 'S1'), boxes(1, '1', '5', 'T1')], pallets: [['P1', '40']] as [string, string][], weight: '90' };
  expect(packedAnew(before, ['C', 'B'])).toEqual({ ...before, of: ['C', 'B'], boxes: [{ ...boxes(1, '1', '5', 'T1'), line: 1 }] });
  expect(packedAnew(before, ['B', 'A']).boxes.map((one) => [one.label, one.line])).toEqual([['S1', 1], ['T1', 0]]);
});

describe('packing as agreed', () => {
  const klt = { kind: 'KLT6428', quantity: '24' };

  it('full packages come first and the rest in one more, numbered on from the delivery note', () => {
    const all = proposed([{ quantity: '60', packaging: klt }, { quantity: '24', packaging: klt }], 'LS-7');
    expect(all.map((one) => [one.line, one.count, one.each, one.type, one.label])).toEqual([
      [0, '2', '24', 'KLT6428', 'LS-7-001'],
      [0, '1', '12', 'KLT6428', 'LS-7-003'],
      [1, '1', '24', 'KLT6428', 'LS-7-004'],
    ]);
    expect(unpacked(all, 0, '60')).toBe('0');
  });

  it('nothing is proposed where a line has no agreed packaging, as packages must hold all that is sent', () => {
    expect(proposed([{ quantity: '60', packaging: klt }, { quantity: '5', packaging: null }], 'LS-7')).toEqual([]);
    expect(proposed([{ quantity: '60', packaging: { kind: 'PX', quantity: null } }], 'LS-7')).toEqual([]);
  });
});
