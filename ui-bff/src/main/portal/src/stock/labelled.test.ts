import { describe, expect, test } from 'vitest';
import { read, said } from '../labels/label';
import { type Announced, bookedBefore, decide, differing, fill, type Meant, withoutPackages } from './labelled';
import { back, type Booking, type Draft, nothing, take } from './scanning';
import type { ScanRow } from './scans';

const none = { plain: false, label: false };
/** Codes of one label, each as stated, with its part under the same number. */
const scan = (...codes: string[]): Draft => codes.reduce((draft, code) => label(draft, code).draft, nothing);
const label = (draft: Draft, code: string, more: Meant = {}) => {
  const it = read(code);
  const fields = it.label?.fields ?? [];
  return fill(draft, it, { part: said(fields, 'part'), batch: said(fields, 'batch'), quantity: said(fields, 'quantity'), unit: said(fields, 'unit'), ...more });
};
const filled = ({ step, part, batch, label: it }: Draft) => [step, part, batch, it?.quantity, it?.packages];
const MESSAGE = '[)><RS>06<GS>PHY-1<GS>Q120<GS>HB7<GS>1JUN123456789A1<RS><EOT>';

describe('what a code is taken for', () => {
  test('a part that is known as it stands is itself, whatever it begins with', () => expect(decide(read('P4711'), nothing, { plain: true, label: false })).toBe('plain'));
  test('what is known without the identifier is the label’s', () => expect(decide(read('P4711'), nothing, { plain: false, label: true })).toBe('label'));
  test('both known or neither: asked', () => {
    expect(decide(read('P4711'), nothing, { plain: true, label: true })).toBe('ask');
    expect(decide(read('P4711'), nothing, none)).toBe('ask');
    expect(decide(read('Q120'), nothing, none)).toBe('ask');
    expect(decide(read('00006141411234567891'), nothing, none)).toBe('ask');
  });
  test('a plain number is never asked about', () => {
    for (const plain of ['HY-24090', 'STORE-PIN', 'STOREPIN', '10234567', 'B4711']) expect([plain, decide(read(plain), nothing, none)]).toEqual([plain, 'plain']);
  });
  test('messages, brackets, SSCCs and licence plates are certain', () => {
    for (const code of [MESSAGE, '(10)A', ']C110A', '00006141411234567890', '1JUN123456789A1']) expect([code, decide(read(code), nothing, none)]).toEqual([code, 'label']);
    expect(decide(read('1JUN123456789A1'), nothing, { plain: true, label: false })).toBe('plain');
  });
  test('beside another code of the label it is one of it', () => {
    const begun = scan('P4711');
    expect(decide(read('HB7'), begun, none)).toBe('label');
    expect(decide(read('STOREPIN'), begun, none)).toBe('label');
    expect(decide(read('HB7'), begun, { plain: true, label: false })).toBe('plain');
    expect(decide(read('H-7'), begun, none)).toBe('plain');
    // B may be an unknown identifier or the start of a batch.
    expect(decide(read('B26007'), begun, none)).toBe('ask');
  });
  test('a batch that begins as an identifier is asked about where the part came as it stands', () => {
    const begun: Draft = { step: 'batch', part: 'HY-1', batch: null };
    expect(decide(read('HB7'), begun, none)).toBe('ask');
    expect(decide(read('HB7'), begun, { plain: true, label: false })).toBe('plain');
    expect(decide(read('B26007'), begun, none)).toBe('plain');
  });
  test('where a quantity is asked for', () => {
    const begun: Draft = { step: 'quantity', part: 'HY-1', batch: null };
    expect(decide(read('120'), begun, none)).toBe('plain');
    expect(decide(read('3712'), begun, none)).toBe('plain');
    expect(decide(read('Q120'), begun, none)).toBe('label');
    expect(decide(read('P4711'), begun, none)).toBe('plain');
    const bare = label(nothing, '010950400005910110A1', { part: 'HY-1' }).draft;
    expect(decide(read('3712'), { ...bare, step: 'quantity' }, none)).toBe('ask');
    const marked = label(nothing, ']C1010950400005910110A1', { part: 'HY-1' }).draft;
    expect(decide(read('3712'), { ...marked, step: 'quantity' }, none)).toBe('plain');
  });
});

describe('how a label fills the form', () => {
  test('a message fills all of it, and the quantity waits to be seen', () => expect(filled(scan(MESSAGE))).toEqual(['quantity', 'HY-1', 'B7', '120', ['UN123456789A1']]));

  test('linear codes fill it field by field, in any order', () => {
    expect(filled(scan('P4711'))).toEqual(['batch', '4711', null, undefined, []]);
    const whole = ['quantity', '4711', 'B7', '120', ['0012345']];
    expect(filled(scan('P4711', 'Q120', 'HB7', 'S0012345'))).toEqual(whole);
    expect(filled(scan('S0012345', 'HB7', 'Q120', 'P4711'))).toEqual(whole);
  });

  test('a label of part and quantity without a batch is of goods without one', () => expect(filled(scan('(241)HY-1(30)120'))).toEqual(['quantity', 'HY-1', null, '120', []]));

  test('a batch that comes later is taken', () => expect(filled(scan('(241)HY-1(30)120', '(10)B7'))).toEqual(['quantity', 'HY-1', 'B7', '120', []]));

  test('the next label waits until this one is booked', () => {
    const one = scan(MESSAGE);
    expect(label(one, MESSAGE.replace('A1', 'A2'))).toEqual({ draft: one, fault: 'unbooked' });
    expect(label(one, MESSAGE)).toEqual({ draft: one, fault: 'again' });
    const set = scan('P4711', 'Q120');
    for (const other of ['P4712', 'Q121']) expect(label(set, other)).toEqual({ draft: set, fault: 'unbooked' });
  });

  test('what is booked has the packages of its label, and what follows has none', () => {
    const taken = take(scan(MESSAGE), '100');
    expect(taken).toEqual({ draft: nothing, item: { part: 'HY-1', batch: 'B7', quantity: '100', packages: ['UN123456789A1'] } });
  });

  test('what was read of a label stays while the part is typed, and goes with a step back', () => {
    const gtin = label(nothing, '(01)09504000059101(10)B7(30)5', { part: undefined }).draft;
    expect(filled(gtin)).toEqual(['part', '', 'B7', '5', []]);
    const named = take(gtin, 'HY-1').draft;
    expect(filled(named)).toEqual(['quantity', 'HY-1', 'B7', '5', []]);
    expect(back(back(named))).toEqual(nothing);
  });

  test('a number of the box that is its own all over the world comes first, and each once', () => {
    expect(filled(scan('P4711', 'S0012345', '1JUN123456789A1'))[4]).toEqual(['UN123456789A1', '0012345']);
    expect(filled(scan('P4711', 'S0012345', 'M0012345'))[4]).toEqual(['0012345']);
    expect(filled(label(nothing, 'S000412', { part: 'HY-1', labels: ['S000412'] }).draft)[4]).toEqual(['S000412']);
  });

  test('a box that has the number of another is booked without it', () => {
    const left = withoutPackages(scan(MESSAGE));
    expect(filled(left)).toEqual(['quantity', 'HY-1', 'B7', '120', []]);
    expect(take(left, '120').item).toEqual({ part: 'HY-1', batch: 'B7', quantity: '120' });
  });

  test('a misread field is said until it is read well', () => {
    const misread = scan('(00)006141411234567891', '(00)006141411234567891');
    expect([misread.label?.faults.length, misread.label?.packages]).toEqual([1, []]);
    expect(scan('(00)006141411234567891', '(00)006141411234567890').label).toMatchObject({ faults: [], packages: ['006141411234567890'] });
  });
});

describe('what the shipment says of a package gives way to its label', () => {
  const announced: Announced = { part: 'HY-1', batch: 'B7', quantity: '100', unit: 'PCE' };
  const box = (draft: Draft) => label(draft, 'S0012345', { part: 'HY-1', announced, labels: ['0012345'] });

  test('alone it fills all', () => expect(filled(box(nothing).draft)).toEqual(['quantity', 'HY-1', 'B7', '100', ['0012345']]));

  test.each([['S0012345', 'Q90'], ['Q90', 'S0012345']])('a part-full box, %s before %s', (...codes) => {
    const taken = codes.reduce((draft, code) => {
      const next = code.startsWith('S') ? box(draft) : label(draft, code);
      expect(next.fault).toBeUndefined();
      return next.draft;
    }, nothing);
    expect(filled(taken)).toEqual(['quantity', 'HY-1', 'B7', '90', ['0012345']]);
    expect(taken.label && differing(taken.label)).toEqual({ announced: { quantity: '100', unit: 'PCE' }, label: { quantity: '90', unit: 'PCE' } });
  });

  test('another quantity of the label itself is another label', () => expect(label(label(box(nothing).draft, 'Q90').draft, '7Q80PC').fault).toBe('unbooked'));

  test('the same quantity written otherwise differs in nothing', () => {
    const same = label(box(nothing).draft, 'Q100.0').draft;
    expect(same.label && differing(same.label)).toBeUndefined();
    expect(label(same, '7Q100PC').fault).toBeUndefined();
  });

  test('a unit goes with the number that it was said of', () => {
    expect(label(box(nothing).draft, '3QKGM').draft.label).toMatchObject({ quantity: '100', unit: 'PCE' });
    expect(label(label(box(nothing).draft, '3QKGM').draft, 'Q12.5').draft.label).toMatchObject({ quantity: '12.5', unit: 'KGM' });
  });

  test('the batch of the label stands, one that a person typed does not give way', () => {
    expect(label(box(nothing).draft, 'HB8').draft.batch).toBe('B8');
    const typed = take(back(box(nothing).draft), 'B9').draft;
    expect(label(typed, 'HB8').fault).toBe('unbooked');
  });

  test('another part is another label', () => expect(box(scan('P4711')).fault).toBe('unbooked'));

  test('a label that was read before its document was named is filled once it is', () => {
    const early = label(nothing, 'S0012345').draft;
    expect(filled(box(early).draft)).toEqual(['quantity', 'HY-1', 'B7', '100', ['0012345']]);
  });
});

describe('of two numbers on a label the one that somebody knows', () => {
  const unknown = label(nothing, 'P4711', { part: '4711', unknown: true }).draft;
  test('takes the place of the other', () => {
    const { draft, fault } = label(unknown, '30PJX881', { part: 'JX881' });
    expect([fault, draft.part, draft.label?.partKnown]).toEqual([undefined, 'JX881', true]);
    expect(label(draft, 'P4712', { part: '4712' }).fault).toBe('unbooked');
  });
  test('stays where the other comes later', () => {
    const known = label(nothing, '30PJX881', { part: 'JX881' }).draft;
    const { draft, fault } = label(known, 'P4711', { part: '4711', unknown: true });
    expect([fault, draft.part]).toEqual([undefined, 'JX881']);
  });
  test('is not the one that a person typed', () => {
    const typed = take(nothing, 'HY-9').draft;
    expect(label(typed, 'P4711', { part: '4711', unknown: true }).fault).toBe('unbooked');
  });
});

test('the same package under the same document is known again, whoever scanned it', () => {
  const booking = { part: 'HY-1', batch: null, quantity: '5', packages: ['1', '2'], key: 'k', site: 'JX1', document: 'LS-1', way: 'out', unit: 'PCE', at: 'then', state: 'done' } as const;
  const here: Booking[] = [{ ...booking, packages: [...booking.packages] }];
  const under: ScanRow[] = [{ id: 's', movement: 3, site: 'JX1', part: 'HY-1', document: 'LS-1', label: '7', batch: null, quantity: '-5', unit: 'PCE', at: 'by another' }];
  expect(bookedBefore(['2'], { document: 'LS-1', way: 'out' }, under, here)?.at).toBe('then');
  expect(bookedBefore(['7'], { document: 'LS-1', way: 'out' }, under, here)?.at).toBe('by another');
  for (const [packages, document, way] of [[['3'], 'LS-1', 'out'], [['2'], 'LS-2', 'out'], [['2'], 'LS-1', 'in'], [['7'], 'LS-1', 'in'], [[], 'LS-1', 'out']] as const) expect(bookedBefore([...packages], { document, way }, under, here)).toBeUndefined();
  expect(bookedBefore(['2'], { document: 'LS-1', way: 'out' }, [], here.map((one) => ({ ...one, state: 'undone' as const })))).toBeUndefined();
});
