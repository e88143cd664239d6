import { expect, test } from 'vitest';
import { bothIn, numberBoth, type Numbers } from './PartName';
import { PartNumber } from './PartNumber';
import { shown, textOf } from './shown';

const numbersOf = (): Numbers => {
  const numbers: Numbers = { own: new Map(), partners: new Map(), all: new Map() };
  numberBoth(numbers, [
    { partner: 'HENGYUE', part: 'JX-1', partnerPart: 'HY-1', names: null },
    { partner: 'LINGYUN', part: 'JX-1', partnerPart: 'LY-1', names: null },
    { partner: 'HENGYUE', part: 'JX-2', partnerPart: 'JX-2', names: null },
  ]);
  return numbers;
};

test("one's own number comes first, whoever's number a row names", () => {
  const both = (...of: Parameters<typeof bothIn> extends [unknown, ...infer Rest] ? Rest : never) => bothIn(numbersOf(), ...of);
  expect(both('supplier', { part: 'HY-1', by: 'buyers', partner: 'HENGYUE' })).toEqual({ own: 'JX-1', others: ['HY-1'] });
  expect(both('supplier', { part: 'JX-1', partner: 'LINGYUN' })).toEqual({ own: 'JX-1', others: ['LY-1'] });
  expect(both('supplier', { part: 'JX-1' })).toEqual({ own: 'JX-1', others: ['HY-1', 'LY-1'] });
  expect(both('buyer', { part: 'HY-9', by: 'buyers', partner: 'JIAXIN', other: 'JX-9' })).toEqual({ own: 'HY-9', others: ['JX-9'] });
  expect(both('supplier', { part: 'JX-2', partner: 'HENGYUE' })).toEqual({ own: 'JX-2', others: [] });
  expect(both('supplier', { part: 'HY-7', by: 'buyers', partner: 'HENGYUE' })).toEqual({ own: 'HY-7', others: [] });
});

test('a part is named by its own number, its name and the partner’s number, in this order', async () => {
  const agreed = [{ partner: 'HENGYUE', part: 'JX-1', partnerPart: 'HY-1', names: { en: 'Bearing ring', zh: '轴承圈' } }];
  const numbers: Numbers = { own: new Map(), partners: new Map(), all: new Map() };
  numberBoth(numbers, agreed);
  const html = await shown(<PartNumber part="HY-1" by="buyers" partner="HENGYUE" />, { answers: [[['part-agreements', 'names'], { names: new Map([['JX-1', agreed[0]?.names]]), numbers }]] });
  expect(textOf(html)).toBe("JX-1 Bearing ring partner's number HY-1");
});

const sources = import.meta.glob<string>(['../**/*.tsx', '!../**/*.test.tsx'], { query: '?raw', import: 'default', eager: true });

/** A part number as the text of an element, or a link to the part. */
const RAW = /(?<![=$\w])\{(?:\w+\??\.)*(?:part|supplierPart|partnerPart|buyerPart)\}|<PartLink part=\{(?!own\})/g;

/** The number of other appearances of parts by file, with the reason. */
const otherwise: Record<string, [times: number, why: string]> = {
  'app/PartLink.tsx': [2, 'the link itself'],
  'balance/PartBalance.tsx': [1, 'a title, with its name and the other number smaller beside it'],
  'balance/PartnersSide.tsx': [1, "a partner's own site, under the number that the partner has there"],
  'callOffs/Confirmations.tsx': [1, 'a notice that leads to the schedule'],
  'certificates/Issue.tsx': [1, 'a choice in a form'],
  'openings/SignChosen.tsx': [1, 'the beginning of a fault'],
  'orders/Write.tsx': [1, 'a choice while a number is typed, with both numbers and the name'],
  'parts/Part.tsx': [1, 'the part that was asked for, whose other numbers are its facts'],
};

test('every list and screen names parts by the one component that tells both numbers', () => {
  const raw = Object.entries(sources).flatMap(([path, text]) => {
    const times = text.match(RAW)?.length ?? 0;
    return times === 0 ? [] : [[path.replace('../', '').replace('./', 'app/'), times] as const];
  });
  expect(Object.fromEntries(raw.toSorted())).toEqual(Object.fromEntries(Object.entries(otherwise).map(([path, [times]]) => [path, times])));
});
