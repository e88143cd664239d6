import { describe, expect, test } from 'vitest';
import { changed, columns, emptyRow, faultsIn, isBeyond, limitsOf, pasted, type Row } from './sheet';

const row = (change: Partial<Row>): Row => ({ ...emptyRow, characteristic: 'Rm', unit: 'MPa', ...change });
const said = (rows: Row[] | undefined): string[] | undefined => rows?.map((one) => columns.map((column) => one[column]).join('|').replace(/\|+$/, ''));

describe('the sheet of results', () => {
  test('takes a block rightwards and downwards from where it is pasted', () => {
    expect(said(pasted('Rm\tMPa\t500\t\t531\nC\t%\t\t0.30\t0.27\n', [], 0, 'characteristic', columns))).toEqual(['Rm|MPa|500||531', 'C|%||0.30|0.27']);
  });

  test('takes a column of values beside what is there', () => {
    const rows = [row({}), row({ characteristic: 'A', unit: '%' })];
    expect(said(pasted('531\n24\n0.27', rows, 0, 'value', columns))).toEqual(['Rm|MPa|||531', 'A|%|||24', '||||0.27']);
  });

  test('lets a heading say which column is which, in English and Chinese', () => {
    expect(said(pasted('炉号\t检验项目\t标准值\t实测值\tNote\nH1\t抗拉强度\t≥500\t531\tx', [], 0, 'characteristic', columns))).toEqual(['抗拉强度||500||531||H1']);
    expect(said(pasted('Property\tMin (MPa)\tMax (MPa)\tResult\nRm\t500\t650\t531', [], 0, 'value', columns))).toEqual(['Rm||500|650|531']);
  });

  test('leaves out columns that are not shown, and empty rows', () => {
    expect(said(pasted('Rm\tMPa\t500\t\t531\n\t\t\t\t\nA\t%\t22\t\t24', [], 0, 'characteristic', ['characteristic', 'unit', 'minimum', 'maximum', 'value']))).toEqual(['Rm|MPa|500||531', 'A|%|22||24']);
  });

  test('is no block where one cell is pasted', () => {
    expect(pasted('531', [], 0, 'value', columns)).toBeUndefined();
  });

  test('reads limits that stand in one cell', () => {
    expect(['≥ 500', '<=0.035', '22–30', '-20 ~ 40', 'max. 0.3', '不小于27'].map(limitsOf)).toEqual([
      { minimum: '500', maximum: '' },
      { minimum: '', maximum: '0.035' },
      { minimum: '22', maximum: '30' },
      { minimum: '-20', maximum: '40' },
      { minimum: '', maximum: '0.3' },
      { minimum: '27', maximum: '' },
    ]);
    expect(limitsOf('500')).toBeUndefined();
  });

  test('grows by the row that is typed into behind the last', () => {
    expect(said(changed([row({})], 1, 'characteristic', 'A'))).toEqual(['Rm|MPa', 'A']);
    expect(said(changed([row({})], 0, 'value', '5'))).toEqual(['Rm|MPa|||5']);
  });

  test('knows what lies beyond, and a text beyond nothing', () => {
    expect(isBeyond(row({ minimum: '500', value: '499.9' }))).toBe(true);
    expect(isBeyond(row({ minimum: '500', value: '500' }))).toBe(false);
    expect(isBeyond(row({ maximum: '0.035', value: '<0.005' }))).toBe(false);
  });

  test('says what is missing, no number, crossed, or of another batch', () => {
    expect([...faultsIn(row({ minimum: 'x', maximum: '3', value: '' }), [])]).toEqual([['value', 'needed'], ['minimum', 'number']]);
    expect([...faultsIn(row({ minimum: '4', maximum: '3', value: '1' }), [])]).toEqual([['maximum', 'crossed']]);
    expect([...faultsIn(row({ value: '1', batch: 'H2' }), ['H1'])]).toEqual([['batch', 'other']]);
    expect([...faultsIn(row({ value: 'no cracks' }), [])]).toEqual([]);
  });
});
