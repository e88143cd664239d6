import { describe, expect, test } from 'vitest';
import { bars, symbols } from './code128';

describe('the code of a delivery note', () => {
  test('begins and ends as code set B does, with the check symbol before the end', () => {
    // ISO/IEC 15417: the sum of start and each value by its place, modulo 103
    expect(symbols('PJJ123C')).toEqual([104, 48, 42, 42, 17, 18, 19, 35, 55, 106]);
  });

  test('every symbol is eleven modules wide, the last one thirteen', () => {
    for (let code = 32; code < 127; code++) expect(bars(String.fromCharCode(code))?.width).toBe(11 * 3 + 13);
  });

  test('no two characters look alike', () => {
    const looks = Array.from({ length: 95 }, (_, at) => JSON.stringify(bars(String.fromCharCode(at + 32))?.bars.slice(3, 6)));
    expect(new Set(looks).size).toBe(95);
  });

  test('what the set cannot say has no code', () => expect(['', '送货单', 'x'.repeat(49)].map(bars)).toEqual([undefined, undefined, undefined]));
});
