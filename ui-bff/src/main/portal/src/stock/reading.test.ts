import { describe, expect, test } from 'vitest';
import type { Field } from '../labels/fields';
import { said } from '../labels/label';
import { namesOf } from '../shipping/contents';
import type { Labelled } from './labelled';
import type { Meanings } from './meaning';
import { type Read, reading } from './reading';
import { type Item, nothing } from './scanning';

/** The hub's answers: parts by the numbers of a label, and a document's packages by their numbers. */
type Knows = { parts?: Record<string, string>; packages?: Record<string, Record<string, { part: string; quantity: string }>>; slow?: Promise<void> };

function desk({ parts = {}, packages = {}, slow }: Knows, sells = true) {
  let document = '';
  const shown: Read[] = [{ draft: nothing, remarks: [] }];
  const booked: [Item, string, Labelled | undefined][] = [];
  const questions: ((answer: unknown) => void)[] = [];
  const failures: unknown[] = [];
  const scanner = reading({
    sells: () => sells,
    meanings: (named): Meanings => ({
      isPart: (number) => Promise.resolve(Object.values(parts).includes(number)),
      isBatch: () => Promise.resolve(false),
      parts: async ({ fields }) => {
        await slow;
        return [...new Set(fields.flatMap((one) => parts[one.value] ?? []))];
      },
      contents: (of: Field[]) => {
        const all = packages[document || (named ?? '')] ?? {};
        const labels = of.flatMap((one) => namesOf(one).filter((name) => all[name]));
        const contents = labels.flatMap((one) => (all[one] ? [{ ...all[one], batch: null, unit: 'PCE' }] : []));
        return Promise.resolve(labels.length === 0 ? undefined : { labels, contents });
      },
    }),
    show: (read) => shown.push(read),
    ask: (_text, _options) => new Promise((resolve) => questions.push(resolve as (answer: unknown) => void)),
    onLabel: (fields) => {
      document ||= said(fields, 'document') ?? '';
    },
    book: (item, label) => booked.push([item, document, label]),
    waits: () => undefined,
    failed: (error) => failures.push(error),
  });
  const now = (): Read => shown.at(-1) ?? { draft: nothing, remarks: [] };
  const scan = async (...codes: string[]): Promise<void> => {
    await Promise.all(codes.map((one) => scanner.enter(one)));
    expect(failures).toEqual([]);
  };
  const accept = (): Promise<void> => scanner.accept(now().draft, now().draft.label?.quantity ?? '');
  return { scanner, scan, accept, now, booked, questions, setDocument: (to: string): void => {
    document = to;
  } };
}
const why = (read: Read): string[] => read.remarks.map((one) => one.why);

describe('a quantity that a label proposes', () => {
  test.each(['100', '1000', '1050', '2100', '305', '3700', '2400'])('%s is booked by Enter, whatever code it might be', async (quantity) => {
    const { scan, accept, booked, questions } = desk({ parts: { 'HY-1': 'HY-1' } });
    await scan('(241)HY-1(10)B7', `(37)${quantity}`);
    await accept();
    expect([questions.length, booked.map(([item]) => item.quantity)]).toEqual([0, [quantity]]);
  });

  test('is booked once, however often Enter is pressed', async () => {
    const { scan, accept, scanner, booked, now } = desk({ parts: { 'HY-1': 'HY-1' } });
    await scan('(241)HY-1(37)100');
    const seen = now().draft;
    await Promise.all([accept(), accept(), scanner.accept(seen, '100')]);
    await scanner.accept(seen, '100');
    expect(booked.length).toBe(1);
    expect(now().draft).toBe(nothing);
  });

  test('waits while something is asked', async () => {
    const { scan, scanner, accept, booked, questions, now } = desk({ parts: { 'HY-1': 'HY-1' } });
    await scan('(241)HY-1(37)100');
    const typed = scanner.enter('3712');
    await expect.poll(() => questions.length).toBe(1);
    await accept();
    expect(booked).toEqual([]);
    questions[0]?.('plain');
    await typed;
    expect(booked.map(([item]) => item.quantity)).toEqual(['3712']);
    expect(now().draft).toBe(nothing);
  });
});

test('what waited is booked with the document and the unit of the label before it', async () => {
  let answer: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (answer = resolve));
  const { scanner, booked } = desk({ parts: { 'HY-1': 'HY-1' }, slow });
  const both = Promise.all([scanner.enter('[)><RS>06<GS>PHY-1<GS>HB7<GS>3QKGM<GS>16KLS-4711<RS><EOT>'), scanner.enter('12')]);
  answer();
  await both;
  expect(booked.map(([item, document, label]) => [item.quantity, item.batch, document, label?.unit])).toEqual([['12', 'B7', 'LS-4711', 'KGM']]);
});

describe('a package', () => {
  const packages = { 'LS-1': { S000412: { part: 'HY-1', quantity: '100' }, '0012345': { part: 'HY-1', quantity: '100' } } };

  test('is known with the identifier in its name, and booked as the shipment spells it', async () => {
    const { scan, accept, booked, questions, setDocument } = desk({ packages });
    setDocument('LS-1');
    await scan('S000412');
    await accept();
    expect([questions.length, booked.map(([item]) => item)]).toEqual([0, [{ part: 'HY-1', batch: null, quantity: '100', packages: ['S000412'] }]]);
  });

  test('is looked up with the delivery note of its own label', async () => {
    const { scan, now } = desk({ packages });
    await scan('[)><RS>06<GS>S0012345<GS>16KLS-1<RS><EOT>');
    expect([now().draft.part, now().draft.label?.quantity]).toEqual(['HY-1', '100']);
  });

  test('is filled once the delivery note of its label is read', async () => {
    const { scan, now } = desk({ packages, parts: { 'HY-1': 'HY-1' } });
    await scan('[)><RS>06<GS>PHY-1<GS>S0012345<RS><EOT>', '16KLS-1');
    expect([now().draft.part, now().draft.label?.quantity, now().fault]).toEqual(['HY-1', '100', undefined]);
  });

  test.each([['S0012345', 'Q90'], ['Q90', 'S0012345']])('of which a part is left, %s before %s', async (...codes) => {
    const { scanner, now, accept, booked, questions, setDocument } = desk({ packages });
    setDocument('LS-1');
    for (const code of codes) {
      const read = scanner.enter(code);
      // oxlint-disable-next-line no-await-in-loop -- one code after the other
      await new Promise((resolve) => setTimeout(resolve));
      questions.splice(0).forEach((one) => one('label'));
      // oxlint-disable-next-line no-await-in-loop -- one code after the other
      await read;
    }
    expect([now().fault, now().draft.label?.quantity]).toEqual([undefined, '90']);
    await accept();
    expect(booked[0]?.[0]).toMatchObject({ part: 'HY-1', quantity: '90', packages: ['0012345'] });
  });
});

describe('on a shelf of the supplier', () => {
  const unknown = '[)><RS>06<GS>P4711<RS><EOT>';
  const own = '[)><RS>06<GS>30PJX881<RS><EOT>';

  test('its own number takes the place of a customer’s that nobody knows, and is no longer remarked on', async () => {
    const { scan, now } = desk({ parts: { JX881: 'JX881' } });
    await scan(unknown);
    expect([now().draft.part, why(now())]).toEqual(['4711', ['partUnknown']]);
    await scan(own);
    expect([now().draft.part, now().fault, why(now())]).toEqual(['JX881', undefined, []]);
  });

  test.each([[unknown, own], [own, unknown]])('of two that nobody knows its own stands', async (...codes) => {
    const { scan, now } = desk({});
    await scan(...codes);
    expect([now().draft.part, now().fault, why(now())]).toEqual(['JX881', undefined, ['partUnknown']]);
  });

  test('and the customer’s on a shelf of the customer', async () => {
    const { scan, now } = desk({}, false);
    await scan(own, unknown);
    expect([now().draft.part, now().fault]).toEqual(['4711', undefined]);
  });
});
