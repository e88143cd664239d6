import { describe, expect, test } from 'vitest';
import type { Field, What } from './fields';
import { checks, isGtin } from './gs1';
import { read, shown } from './label';
import { separatorOf } from './separators';
import { unitOf } from './units';

const GS = '\u001D';
const RS = '\u001E';
const EOT = '\u0004';

const fields = (code: string): string[] => (read(code).label?.fields ?? []).map((one: Field) => `${one.id} ${one.what} ${one.value}`);
const faults = (code: string): string[] => (read(code).label?.faults ?? []).map((one) => `${one.why} ${one.id} ${one.value}`.trim());
const values = (code: string, what: What): string[] => (read(code).label?.fields ?? []).filter((one) => one.what === what).map((one) => one.value);

describe('a number as it stands stays as it is', () => {
  test.each(['HY-24090', 'STORE-PIN', '10234567', '4711', 'P-4711', 'GB/T 5782-M12x60', 'ABC(10)', '(A)12', 'ST-52', 'A4', '01-4711', ' HY 24 '])('%s', (code) => {
    const { plain, how = 'weak' } = read(code);
    expect([plain, how === 'weak' || how === 'maybe']).toEqual([code.trim(), true]);
  });

  test('without what a scanner says of the kind of bar code', () => {
    expect(read(']C0ÜB-24090')).toEqual({ plain: 'ÜB-24090', marked: true });
    expect(read(']C0HY-24090').plain).toBe('HY-24090');
    expect(read(']A0HY-24090').plain).toBe('HY-24090');
    expect(read(']d1HY-24090').plain).toBe('HY-24090');
  });

  test('twenty digits of a plain Code 128 are no SSCC', () => expect(read(']C000006141411234567890').label).toBeUndefined());
});

describe('GS1 element strings', () => {
  test('an SSCC (GS1 General Specifications, AI 00)', () => {
    expect(fields(']C100006141411234567890')).toEqual(['00 package 006141411234567890']);
    expect(fields('(00)006141411234567890')).toEqual(['00 package 006141411234567890']);
    expect([fields('00006141411234567890'), read('00006141411234567890').how]).toEqual([['00 package 006141411234567890'], 'likely']);
  });

  test('one with a wrong check digit is said and used for nothing', () => {
    for (const code of [']C100006141411234567891', '(00)006141411234567891', `${GS}00006141411234567891`]) expect([fields(code), faults(code)]).toEqual([[], ['check-digit 00 006141411234567891']]);
    expect(read('00006141411234567891').how).toBe('maybe');
    expect(faults('(01)09504000059102')).toEqual(['check-digit 01 09504000059102']);
  });

  test('GTIN, batch, expiry and serial in one code (GS1 DataMatrix Guideline)', () => {
    expect(fields(`]d201034531200000111719112510ABCD1234${GS}2110`)).toEqual(['01 gtin 03453120000011', '17 other 191125', '10 batch ABCD1234', '21 serial 10']);
    expect(fields('(01)09504000059101(21)12345678p901(10)1234567p(17)141120(91)1234')).toEqual(['01 gtin 09504000059101', '21 serial 12345678p901', '10 batch 1234567p', '17 other 141120', '91 internal 1234']);
  });

  test('what a pallet contains, and how many (AI 02 and 37)', () => {
    expect(fields(`]C102095040000591013724${GS}10A1`)).toEqual(['02 content 09504000059101', '37 quantity 24', '10 batch A1']);
    expect(values('(02)09504000059101(37)0024', 'quantity')).toEqual(['24']);
  });

  test('customer part, additional number, order and ship-to', () => {
    expect(fields(`]C1241HY-24090${GS}240JX-881${GS}4004500012345${GS}4106909990000011`)).toEqual(['241 part HY-24090', '240 suppliersPart JX-881', '400 order 4500012345', '410 shipTo 6909990000011']);
    expect(faults('(410)6909990000012')).toEqual(['check-digit 410 6909990000012']);
  });

  test('what belongs to the parties is named and not guessed', () => {
    expect(fields(`]C192P4711${GS}99Q120`)).toEqual(['92 internal P4711', '99 internal Q120']);
    expect(fields(']C13103001750')).toEqual(['3103 other 001750']);
  });

  test('weights, dates and what has no set length end where they end', () => {
    expect(fields(`]C13103001750110301014${GS}${GS}3012`)).toEqual(['3103 other 001750', '11 other 030101', '4 other'].slice(0, 2));
    expect(faults(`]C13103001750110301014${GS}${GS}3012`)).toEqual(['unread  4  3012']);
    expect(fields(`]C110ABC${GS}30120${GS}`)).toEqual(['10 batch ABC', '30 quantity 120']);
  });

  test('separators as scanners write them', () => {
    for (const gs of [GS, '␝', '^]', '<GS>', '{GS}']) expect(fields(`]C110ABC${gs}37120`)).toEqual(['10 batch ABC', '37 quantity 120']);
    for (const gs of [GS, '␝', '^]', '<GS>']) expect(fields(`10ABC${gs}37120`)).toEqual(['10 batch ABC', '37 quantity 120']);
  });

  test('a count of nothing, of letters, or two that differ', () => {
    expect(faults('(37)0')).toEqual(['value 37 0']);
    expect(faults('(30)12A')).toEqual(['value 30 12A']);
    expect([values('(30)12(37)13', 'quantity'), faults('(30)12(37)13')]).toEqual([[], ['twice 30 12, 13']]);
    expect(values('(30)12(37)12', 'quantity')).toEqual(['12', '12']);
  });

  test('an EAN-13 or EAN-8 of a scanner that says so is a GTIN', () => {
    expect(fields(']E06901234567892')).toEqual(['01 gtin 06901234567892']);
    expect(fields(']E496385074')).toEqual(['01 gtin 00000096385074']);
    expect(read('6901234567892').how ?? 'none').not.toBe('sure');
  });

  test('an ITF-14 with its check digit is a GTIN, other interleaved codes are numbers', () => {
    expect(fields(']I109504000059101')).toEqual(['01 gtin 09504000059101']);
    expect(fields(']I009504000059101')).toEqual(['01 gtin 09504000059101']);
    for (const plain of [']I009504000059102', ']I096385074', ']I0123456']) expect([plain, read(plain).label]).toEqual([plain, undefined]);
  });

  test('without brackets, FNC1 and kind it may as well be a part number', () => {
    expect(read('0109504000059101').how).toBe('maybe');
    expect(read('010950400005910110A1').how).toBe('maybe');
    expect(read('0109504000059102').label).toBeUndefined();
    expect(read('37120').how).toBe('weak');
  });

  test('brackets of a Chinese input method', () => expect(fields('（00）006141411234567890')).toEqual(['00 package 006141411234567890']));

  test('check digits', () => {
    for (const good of ['96385074', '036000291452', '6901234567892', '09504000059101']) expect([good, isGtin(good)]).toEqual([good, true]);
    for (const bad of ['96385075', '036000291453', '123', 'ABCDEFGH']) expect([bad, isGtin(bad)]).toEqual([bad, false]);
    expect([checks('340123450000000017'), checks('340123450000000018')]).toEqual([true, false]);
  });
});

const GTL = `[)>${RS}06${GS}PHY-24090${GS}Q120${GS}3QPCE${GS}1JUN123456789A2B4C6D8E${GS}HB26007${GS}V10227${GS}16KLS-4711${GS}K4500012345${GS}30PJX-881${GS}14D20270101${RS}${EOT}`;

describe('messages of ISO/IEC 15434', () => {
  const parts = ['P part HY-24090', 'Q quantity 120', '3Q unit PCE', '1J package UN123456789A2B4C6D8E', 'H batch B26007', 'V supplier 10227', '16K document LS-4711', 'K order 4500012345', '30P suppliersPart JX-881', '14D other 20270101'];

  test('format 06 with the fields of a transport label (VDA 4994, GTL)', () => expect([fields(GTL), faults(GTL), read(GTL).how]).toEqual([parts, [], 'sure']));

  test('as scanners send it that cannot type its separators', () => {
    expect(fields(GTL.replaceAll(GS, '^]').replaceAll(RS, '^^').replaceAll(EOT, '^D'))).toEqual(parts);
    expect(fields(GTL.replaceAll(GS, '<GS>').replaceAll(RS, '<RS>').replaceAll(EOT, '<EOT>'))).toEqual(parts);
    expect(fields(GTL.replaceAll(GS, '␝').replaceAll(RS, '␞').replaceAll(EOT, '␄'))).toEqual(parts);
    expect(fields(GTL.replaceAll(RS, '').replaceAll(EOT, ''))).toEqual(parts);
    expect(fields(`]d1${GTL}`)).toEqual(parts);
    expect(fields(`]Q1${GTL.replace('[)>', '【）》')}`)).toEqual(parts);
  });

  test('without any separator nothing is guessed', () => {
    const bare = [GS, RS, EOT].reduce((text, one) => text.replaceAll(one, ''), GTL);
    expect([fields(bare), read(bare).label?.faults[0]?.why]).toEqual([[], 'separators']);
  });

  test('format 05 holds GS1, several envelopes are one label, others are named', () => {
    expect(fields(`[)>${RS}05${GS}00006141411234567890${GS}10A1${RS}06${GS}PHY-24090${RS}${EOT}`)).toEqual(['00 package 006141411234567890', '10 batch A1', 'P part HY-24090']);
    expect([fields(`[)>${RS}12${GS}XYZ${RS}06${GS}Q5${RS}${EOT}`), faults(`[)>${RS}12${GS}XYZ${RS}06${GS}Q5${RS}${EOT}`)]).toEqual([['Q quantity 5'], ['format 12 12']]);
  });

  test('a field that is said twice and differently is said by none', () => {
    const mixed = `[)>${RS}06${GS}PA-1${GS}PA-2${GS}Q5${RS}${EOT}`;
    expect([fields(mixed), faults(mixed)]).toEqual([['Q quantity 5'], ['twice P A-1, A-2']]);
  });

  test('quantities: noughts before them go, a unit behind 7Q stands apart, others are said', () => {
    const of = (field: string) => `[)>${RS}06${GS}${field}${RS}${EOT}`;
    expect(fields(of('Q000120'))).toEqual(['Q quantity 120']);
    expect(fields(of('Q12.5'))).toEqual(['Q quantity 12.5']);
    expect(fields(of('7Q100EA'))).toEqual(['7Q quantity 100', '7Q unit unit EA']);
    expect(faults(of('Q1,200'))).toEqual(['value Q 1,200']);
    expect(faults(of('Q0'))).toEqual(['value Q 0']);
    expect(faults(of('Q'))).toEqual(['unread  Q']);
  });

  test('fields that GS parts without a message around them', () => expect(fields(`PHY-24090${GS}Q120${GS}S0012345`)).toEqual(['P part HY-24090', 'Q quantity 120', 'S package 0012345']));
});

describe('linear codes with one data identifier', () => {
  test.each([
    ['P4711', 'P part 4711', 'maybe'],
    ['Q120', 'Q quantity 120', 'maybe'],
    ['30PJX881', '30P suppliersPart JX881', 'maybe'],
    ['HB26007', 'H batch B26007', 'maybe'],
    ['1TB26007', '1T batch B26007', 'maybe'],
    ['S00012345', 'S package 00012345', 'maybe'],
    ['N0054003333', 'N document 0054003333', 'maybe'],
    ['V10227', 'V supplier 10227', 'maybe'],
    ['3QPCE', '3Q unit PCE', 'maybe'],
    ['1JUN123456789A2B4C6D8E', '1J package UN123456789A2B4C6D8E', 'likely'],
    ['6JOD1234ABC001', '6J package OD1234ABC001', 'likely'],
    ['STOREPIN', 'S package TOREPIN', 'weak'],
    ['B4711', 'B other 4711', 'weak'],
  ])('%s may be %s', (code, field, how) => expect([fields(code), read(code).how]).toEqual([[field], how]));

  test.each(['P-4711', 'H 26007', 'p4711', 'Ü4711', '12345P'])('%s is none', (code) => expect(read(code).label).toBeUndefined());
});

test('what people read has no control characters', () => {
  expect(shown(GTL)).toMatch(/^\[\)> 06 PHY-24090 Q120 .* 14D20270101$/);
  expect(shown(']C1(00)1')).toBe('(00)1');
});

test('units that are certain; ST is a piece to VDA and a set to X12', () => {
  expect(['PCE', 'EA', 'KG', 'KGM', 'MR', 'ST', 'BX'].map(unitOf)).toEqual(['PCE', 'PCE', 'KGM', 'KGM', 'MTR', undefined, undefined]);
});

test('keys that stand for separators', () => {
  const key = (name: string, ctrlKey = false, before = '') => separatorOf({ key: name, ctrlKey, altKey: false, metaKey: false }, before);
  expect([key('F8'), key(']', true), key('^', true), key('d', true, `[)>${RS}06`)]).toEqual([GS, GS, RS, EOT]);
  expect([key(']'), key('d'), key('d', true), key('c', true), key('F9')]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
