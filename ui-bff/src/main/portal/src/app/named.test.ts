import { expect, test } from 'vitest';
import { formatFor } from './format';
import { named, siteIn } from './named';
import type { Partner } from './partners';

const party = (code: string): string => ({ HENGYUE: '恒岳重工', JIAXIN: '佳鑫机械' })[code] ?? code;

test('a sentence has names instead of codes, and its days as the screen writes them', () => {
  const year = new Date().getFullYear();
  expect(named('需求增加：HENGYUE 版本 0048 到 2031-01-28 多要 708 PCE。', party, formatFor('zh'))).toBe('需求增加：恒岳重工版本 0048 到 2031年1月28日多要 708 件。');
  expect(named(`JIAXIN answered 4 lines of part HY-24031, due ${year}-12-01.`, party, formatFor('en'))).toBe('佳鑫机械 answered 4 lines of part HY-24031, due 01 Dec.');
  expect(named('零件 HY-1 于 2031-W51 到期的要货', party, formatFor('zh'))).toBe('零件 HY-1 于 2031年第51周到期的要货');
});

test('Chinese names stand in a Chinese sentence without blanks around them, what people wrote keeps its own', () => {
  expect(named('HENGYUE 发给 JIAXIN 的 DHH-AGAIN 中第 1 个报文已挂起：您好 请看。', party, formatFor('zh'))).toBe('恒岳重工发给佳鑫机械的 DHH-AGAIN 中第 1 个报文已挂起：您好 请看。');
  expect(named('HENGYUE 经 HTTPS 提交。', party, formatFor('zh'))).toBe('恒岳重工经 HTTPS 提交。');
});

test('a unit in brackets is named', () => {
  expect(named('Release 0048 of part HY-1 is in another unit than before (KGM).', party, formatFor('en'))).toBe('Release 0048 of part HY-1 is in another unit than before (kg).');
  expect(named('的计量单位与此前（PCE）不同', party, formatFor('zh'))).toBe('的计量单位与此前（件）不同');
  expect(named('Message 1 (DELFOR): applied.', party, formatFor('en'))).toBe('Message 1 (DELFOR): applied.');
});

test('a site is that of the party of the sentence, or the only one of its code', () => {
  const of = (code: string, site: string, en: string): Partner => ({ code, name: { en: code, zh: code }, sites: [{ code: site, name: { en, zh: en } }] });
  const partners = [of('HENGYUE', 'PLANT1', 'Plant 1'), of('OTHER', 'PLANT1', 'Works 1'), of('LINGYUN', 'WERK1', 'Werk 1')];
  expect(siteIn('HENGYUE published its demand at PLANT1', 'PLANT1', partners)?.en).toBe('Plant 1');
  expect(siteIn('demand at PLANT1', 'PLANT1', partners)).toBeUndefined();
  expect(siteIn('HENGYUE asks for parts at WERK1', 'WERK1', partners)?.en).toBe('Werk 1');
  expect(siteIn('HENGYUE at NOWHERE', 'NOWHERE', partners)).toBeUndefined();
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
