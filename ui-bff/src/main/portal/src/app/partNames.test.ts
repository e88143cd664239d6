import { expect, test } from 'vitest';
import { type Agreed, nameOthers, nameOwn, type Names } from './PartName';

const named = (en: string): Agreed['names'] => ({ en, zh: null });
const of = (take: typeof nameOwn, ...agreed: Agreed[]): Names => {
  const names: Names = new Map();
  // Page by page, as the portal reads them.
  for (const one of agreed) take(names, [one]);
  return names;
};

test('a number that two companies give to different parts has no name for who belongs to neither', () => {
  const pump = { part: '100', partnerPart: 'P-1', names: named('Pump') };
  const valve = { part: '100', partnerPart: 'V-1', names: named('Valve') };
  const names = of(nameOthers, pump, valve, pump, { part: '200', partnerPart: 'X-2', names: null }, { part: '200', partnerPart: 'X-2', names: named('Pin') });
  expect(names.get('100')).toBeNull();
  expect([names.get('P-1'), names.get('V-1'), names.get('200')]).toEqual([named('Pump'), named('Valve'), named('Pin')]);
});

test("one's own number goes before a partner's", () => {
  expect(of(nameOwn, { part: 'A', partnerPart: 'B', names: named('Arm') }, { part: 'B', partnerPart: 'C', names: named('Bolt') }).get('B')).toEqual(named('Bolt'));
});
