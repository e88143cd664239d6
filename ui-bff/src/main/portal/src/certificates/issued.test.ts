import { describe, expect, test } from 'vitest';
import type { Certificate } from './certificates';
import { Problem } from '../app/http';
import { streamOf } from '../app/streams';
import { askedAbout, asksForGoods, batchesOf, bodyOf, copyOf, emptyCertificate, faultsOf, needsEach, pathToIssue, tidied, wantedIn, type Written } from './issued';
import { emptyRow, type Row } from './sheet';

const row = (change: Partial<Row>): Row => ({ ...emptyRow, characteristic: 'Rm', unit: 'MPa', minimum: '500', value: '531', ...change });
const written = (change: Partial<Written>): Written => ({ ...emptyCertificate('2026-11-30'), buyer: 'HENGYUE', part: 'JX-881', number: 'Q-1', quantity: '20', batches: 'H1', function: 'Inspector', rows: [row({})], ...change });
const faults = (change: Partial<Written>): [string, string][] => [...faultsOf(written(change))];

describe('a certificate as its supplier writes it', () => {
  test('has batches by commas and by lines, each once', () => {
    expect(batchesOf('H1, H2，H3\nH1\n\nH4、H5')).toEqual(['H1', 'H2', 'H3', 'H4', 'H5']);
  });

  test('says what is missing', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ number: ' ', quantity: '0', issued: '' })).toEqual([['number', 'needed'], ['issued', 'needed'], ['quantity', 'quantity']]);
  });

  test('needs results or a statement by its type', () => {
    expect(faults({ rows: [emptyRow] })).toEqual([['results', 'needed']]);
    expect(faults({ type: '2.1', rows: [] })).toEqual([['statement', 'needed']]);
    expect(faults({ type: 'conformity', rows: [], statement: 'As ordered.' })).toEqual([]);
  });

  test('names the batches or the order of the very goods that were tested', () => {
    expect(faults({ batches: '' })).toEqual([['batches', 'goods']]);
    expect(faults({ batches: '', order: '4500012345' })).toEqual([]);
    expect(faults({ batches: '', type: '2.2' })).toEqual([]);
  });

  test('states the goods of its inspections by batch, and else names its batches', () => {
    expect([bodyOf(written({}), null).batches, bodyOf(written({}), null).goods]).toEqual([['H1'], undefined]);
    const body = bodyOf(written({ inspections: ['i'] }), null);
    expect([body.batches, body.goods, body.inspections]).toEqual([undefined, [{ batch: 'H1', quantity: '20' }], ['i']]);
  });

  test('states the goods of a 3.1 and 3.2 of reported batches, and of no other', () => {
    const of = (change: Partial<Written>, reported: boolean) => bodyOf(written(change), null, reported);
    for (const type of ['3.1', '3.2'] as const) expect(of({ type }, true)).toMatchObject({ goods: [{ batch: 'H1', quantity: '20' }] });
    expect([of({}, true).batches, of({}, true).inspections]).toEqual([undefined, undefined]);
    expect([of({}, false), of({ type: 'analysis' }, true), of({ batches: '', order: '45' }, true)].map((body) => [body.batches, body.goods])).toEqual([[['H1'], undefined], [['H1'], undefined], [[], undefined]]);
    const two = written({ batches: 'H1, H2' });
    expect([needsEach(two, true), needsEach(two, false), [...faultsOf(two, true)], [...faultsOf(two)]]).toEqual([true, false, [['each', 'each']], []]);
  });

  test('states the goods once the hub asked for those of the same part and batches', () => {
    const refusal = (code: string) => new Problem({ status: 422, code: 'invalid', errors: [{ pointer: '/batches', code, text: { en: '', zh: '' } }] });
    expect([asksForGoods(refusal('goods-needed')), asksForGoods(refusal('goods-differ')), asksForGoods(new Error('x'))]).toEqual([true, false, false]);
    expect(askedAbout(written({ batches: 'H1, H2' }))).toBe(askedAbout(written({ batches: 'H1\nH2 ', number: 'Q-2' })));
    expect(askedAbout(written({ batches: 'H1' }))).not.toBe(askedAbout(written({ batches: 'H2' })));
  });

  test('that replaces another rests on the same inspections', () => {
    const before = (state: string) => ({ supplier: 'JIA(XIN)', state, inspections: ['P/7', '-'], results: [], validations: [] }) as unknown as Certificate;
    const kept = copyOf(before('rejected'), 'JIA(XIN)', '2026-11-30').inspections;
    expect(kept.map(streamOf)).toEqual(['Inspection:JIA%28XIN%29:P%2F7', 'Inspection:JIA%28XIN%29:%2D']);
    expect(kept.join('')).toMatch(/^[\w-]+$/);
    expect(copyOf(before('issued'), 'JIA(XIN)', '2026-11-30').inspections).toEqual([]);
  });

  test('wants the quantities of several inspected batches to add up', () => {
    const two = { inspections: ['i'], batches: 'H1, H2' };
    expect(faults({ ...two, each: { H1: '12' } })).toEqual([['each', 'each']]);
    expect(faults({ ...two, each: { H1: '12', H2: '9' } })).toEqual([['each', 'each']]);
    expect(faults({ ...two, each: { H1: '12', H2: '8' } })).toEqual([]);
    expect(bodyOf(written({ ...two, each: { H1: '12', H2: '8' } }), null).goods).toEqual([{ batch: 'H1', quantity: '12' }, { batch: 'H2', quantity: '8' }]);
  });

  test('names no validator, because that is the person who signed in', () => {
    expect(bodyOf(written({}), null).validatedBy).toEqual({ function: 'Inspector' });
    expect(bodyOf(written({ function: ' ' }), null).validatedBy).toEqual({ function: null });
  });

  test('names a concession for what is outside its limits', () => {
    const outside = [row({ value: '499' })];
    expect(faults({ rows: outside })).toEqual([['concession', 'needed']]);
    expect(bodyOf(written({ rows: outside, concession: ' K-1 ' }), null).concession).toBe('K-1');
    expect(bodyOf(written({ concession: 'K-1' }), null).concession).toBeNull();
  });

  test('sends values as numbers, else as texts, and no results with a 2.1', () => {
    const { rows } = tidied(written({ rows: [row({ value: '1,200' }), emptyRow, row({ minimum: '', value: '无裂纹', batch: 'H1' })] }));
    expect(bodyOf(written({ rows }), 'id').results).toEqual([
      { characteristic: 'Rm', unit: 'MPa', batch: null, minimum: '500', maximum: null, value: '1200', text: null, method: null },
      { characteristic: 'Rm', unit: 'MPa', batch: 'H1', minimum: null, maximum: null, value: null, text: '无裂纹', method: null },
    ]);
    expect(bodyOf(written({ type: '2.1', rows: [row({ value: '1' })] }), null)).toMatchObject({ results: [], concession: null });
  });

  test('copies all but number, values, batches and day, and takes the place of what was rejected', () => {
    const before = {
      buyer: 'HENGYUE', supplier: 'JIAXIN', part: 'JX-881', partnerPart: 'HY-1', number: 'Q-1', type: '3.1', state: 'rejected', quantity: '20', unit: 'PCE', batches: ['H1'], order: null, specification: 'GB/T 11352', statement: null, concession: null, issued: '2026-11-01',
      results: [{ characteristic: 'Rm', unit: 'MPa', batch: 'H1', minimum: '500', maximum: null, value: '531', text: null, method: 'GB/T 228.1', outside: false }],
      validations: [{ party: 'JIAXIN', person: 'P-0008', name: null, function: 'Inspector', department: 'quality', at: '2026-11-01T08:00:00Z' }],
    } as unknown as Certificate;
    const copy = copyOf(before, 'JIAXIN', '2026-11-30');
    expect(copy).toMatchObject({ part: 'JX-881', number: '', batches: '', issued: '2026-11-30', quantity: '20', specification: 'GB/T 11352', function: 'Inspector', replaces: true });
    expect(copy.rows).toEqual([row({ value: '', method: 'GB/T 228.1' })]);
    expect(bodyOf(written({ replaces: true }), 'id').replaces).toBe('id');
    expect(bodyOf(written({}), 'id').replaces).toBeNull();
  });

  test('is begun from what a shipment lacks', () => {
    const path = pathToIssue({ buyer: 'HENGYUE', part: 'JX/915', batch: 'B 2609', type: '3.1' });
    const search = new URLSearchParams(path.split('?')[1]);
    expect(wantedIn(search)).toEqual({ buyer: 'HENGYUE', part: 'JX/915', batches: 'B 2609', type: '3.1' });
    expect(wantedIn(new URLSearchParams('type=9.9&batch='))).toEqual({});
  });
});
