import { describe, expect, it } from 'vitest';
import { type Batch, lacking, taken } from './batches';

const batch = (name: string | null, quantity: string): Batch => ({ batch: name, quantity, unit: 'PCE', since: '2026-11-01T00:00:00Z' });
const line = (key: string, quantity: string, named = '') => ({ key, part: 'A', quantity, unit: 'PCE', batch: named });
const there = () => [batch('B-1', '40'), batch('B-2', '30')];
const said = (all: { quantity: string; batch: string }[]) => all.map((one) => `${one.batch || '-'} ${one.quantity}`);

describe('batches', () => {
  it('the oldest batch goes first, and a line that needs two becomes two', () => {
    expect(said(taken([line('1', '60')], there))).toEqual(['B-1 40', 'B-2 20']);
  });

  it('two lines of a part share what is there', () => {
    expect(said(taken([line('1', '30'), line('2', '30')], there))).toEqual(['B-1 30', 'B-1 10', 'B-2 20']);
  });

  it('a batch that a person names is taken before others are given out', () => {
    expect(said(taken([line('1', '50'), line('2', '30', 'B-1')], there))).toEqual(['B-1 10', 'B-2 30', '- 10', 'B-1 30']);
  });

  it('what is in no batch claims none', () => {
    expect(said(taken([line('1', '90')], there))).toEqual(['B-1 40', 'B-2 30', '- 20']);
    expect(said(taken([line('1', '90')], () => [batch(null, '500')]))).toEqual(['- 90']);
    expect(said(taken([line('1', '90')], () => []))).toEqual(['- 90']);
  });

  it('another unit is no stock of the line', () => {
    expect(said(taken([{ ...line('1', '5'), unit: 'KGM' }], there))).toEqual(['- 5']);
  });

  it('a batch that is not there, or has too little, is said before it is sent', () => {
    expect(lacking(line('1', '61', 'NO-SUCH'), there())).toBe('61');
    expect(lacking(line('1', '45', 'B-1'), there())).toBe('5');
    expect(lacking(line('1', '40', 'B-1'), there())).toBeUndefined();
    expect(lacking(line('1', '61', 'B-9'), [batch(null, '100')])).toBeUndefined();
  });
});
