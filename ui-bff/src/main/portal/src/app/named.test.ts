import { expect, test } from 'vitest';
import { formatFor } from './format';
import { named } from './named';

const party = (code: string): string => ({ HENGYUE: '恒岳重工', JIAXIN: '佳鑫机械' })[code] ?? code;

test('a sentence has names instead of codes, and its days as the screen writes them', () => {
  const year = new Date().getFullYear();
  expect(named('需求增加：HENGYUE 版本 0048 到 2031-01-28 多要 708 PCE。', party, formatFor('zh'))).toBe('需求增加：恒岳重工 版本 0048 到 2031年1月28日 多要 708 件。');
  expect(named(`JIAXIN answered 4 lines of part HY-24031, due ${year}-12-01.`, party, formatFor('en'))).toBe('佳鑫机械 answered 4 lines of part HY-24031, due 01 Dec.');
});

test('quantities are grouped as on the screen, numbers of documents are not', () => {
  expect(named('Demand raised: order 4500 asks for 1312 PCE more by 1 KGM.', party, formatFor('en'))).toBe('Demand raised: order 4500 asks for 1,312 pcs more by 1 kg.');
  expect(named('版本 0048 到期，少 12345.5 KGM。', party, formatFor('zh'))).toBe('版本 0048 到期，少 12,345.5 千克。');
  expect(named('note LS-4711 PCE, 0471 PCE, 4711 XYZ', party, formatFor('en'))).toBe('note LS-4711 pcs, 0471 pcs, 4711 XYZ');
});

test('numbers of parts and messages, and codes nobody has a name for, stay as they are', () => {
  for (const said of ['Order JIAXIN-4711', 'part HENGYUE-2 at 2031-01-28T08:00:00Z', '12 XYZ of ABC', 'EDI 62'])
    expect(named(said, party, formatFor('en'))).toBe(said);
});
