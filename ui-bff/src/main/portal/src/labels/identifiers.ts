/**
 * ANSI MH10.8.2 data identifiers, as labels by VDA 4902, VDA 4994 (GTL), Odette and AIAG use them:
 * linear codes of one field, and messages by ISO/IEC 15434.
 */
import { EOT, type Fault, type Field, GS, type How, type Label, label, RS, type What } from './fields';
import { elements } from './gs1';

/**
 * The form of its value, and the form of a linear code that is accepted although no other code of
 * the label has identifiers.
 */
type Identifier = { what: What; form: RegExp; alone: RegExp };

const WORD = /^[ -~]{1,50}$/;
const NUMBER = /^\d{1,12}(\.\d{1,6})?$/;
/** P-4711 is a plain number: a letter or digit follows an identifier. */
const NAME = /^[0-9A-Z][ -~]{0,34}$/;
const DIGITS = /^\d{4,12}$/;

const PART: Identifier = { what: 'part', form: WORD, alone: NAME };
const SUPPLIERS_PART: Identifier = { ...PART, what: 'suppliersPart' };
const BATCH: Identifier = { what: 'batch', form: WORD, alone: NAME };
const PACKAGE: Identifier = { what: 'package', form: WORD, alone: DIGITS };
const DOCUMENT: Identifier = { what: 'document', form: WORD, alone: DIGITS };
const ORDER: Identifier = { what: 'order', form: WORD, alone: DIGITS };

/** The known identifiers; A, G, H, M and N as VDA and Odette use them. */
const KNOWN: Record<string, Identifier> = {
  P: PART,
  '1P': SUPPLIERS_PART,
  '30P': SUPPLIERS_PART,
  Q: { what: 'quantity', form: NUMBER, alone: NUMBER },
  '7Q': { what: 'quantity', form: /^\d{1,12}(\.\d{1,6})?[A-Z][0-9A-Z]$/, alone: /^\d{1,8}[A-Z][0-9A-Z]$/ },
  '3Q': { what: 'unit', form: /^[A-Z][0-9A-Z]{1,2}$/, alone: /^[A-Z][0-9A-Z]{1,2}$/ },
  H: BATCH,
  T: BATCH,
  '1T': BATCH,
  S: PACKAGE,
  M: PACKAGE,
  G: PACKAGE,
  '3S': PACKAGE,
  '4S': PACKAGE,
  '5S': PACKAGE,
  ...Object.fromEntries(['J', '1J', '2J', '3J', '4J', '5J', '6J'].map((id): [string, Identifier] => [id, { ...PACKAGE, alone: NAME }])),
  V: { what: 'supplier', form: WORD, alone: DIGITS },
  N: DOCUMENT,
  '2S': DOCUMENT,
  '11K': DOCUMENT,
  '16K': DOCUMENT,
  K: ORDER,
  A: ORDER,
};

/**
 * A licence plate of one of the agencies common in this trade (ISO/IEC 15459-2): D-U-N-S, Odette,
 * EDIFICE.
 */
const LICENCE_PLATE = /^[1-6]J(UN\d{9}|OD[0-9A-Z]{4}|LE[0-9A-Z]{3})[0-9A-Z]{1,20}$/;

/** An identifier of up to three digits and a letter, and its value. */
function split(text: string): { id: string; value: string } | undefined {
  const found = /^(\d{0,3}[A-Z])([^]*)$/.exec(text);
  return found ? { id: found[1] ?? '', value: (found[2] ?? '').trim() } : undefined;
}

function judged(text: string): (Field | Fault)[] {
  const found = split(text);
  if (!found || found.value === '') return [{ why: 'unread', id: '', value: text }];
  const known = KNOWN[found.id];
  if (!known) return [{ ...found, what: 'other' }];
  if (!known.form.test(found.value)) return [{ why: 'value', what: known.what, ...found }];
  return known.what === 'quantity' ? amount(found) : [{ ...found, what: known.what }];
}

/** A quantity without leading zeros, and its unit, which 7Q appends. */
function amount(found: { id: string; value: string }): (Field | Fault)[] {
  const unit = found.id === '7Q' ? found.value.slice(-2) : '';
  const number = found.value.slice(0, found.value.length - unit.length).replace(/^0+(?=\d)/, '');
  if (Number(number) === 0) return [{ why: 'value', what: 'quantity', ...found }];
  return [{ id: found.id, what: 'quantity', value: number }, ...(unit ? [{ id: '7Q unit', what: 'unit' as const, value: unit }] : [])];
}

const labelOf = (all: (Field | Fault)[]): Label => label('mh10', all);

/**
 * A message after its head `[)>`: data identifiers in format 06, GS1 in 05. Other formats are named
 * and not read.
 */
export function message(data: string): Label {
  const body = data.split(EOT, 1)[0] ?? '';
  // Its fields run together, so nobody knows where one ends.
  if (!body.includes(GS)) return labelOf([{ why: 'separators', id: '', value: body.replaceAll(RS, ' ').trim() }]);
  return labelOf(
    body
      .split(RS)
      .filter((one) => one.replaceAll(GS, '') !== '')
      .flatMap((envelope): (Field | Fault)[] => {
        const [, format = '', fields = ''] = /^(\d\d)([^]*)$/.exec(envelope.replace(GS, (at, place: number) => (place === 0 ? '' : at))) ?? [];
        if (format === '06') return fields.split(GS).filter(Boolean).flatMap(judged);
        if (format !== '05') return [{ why: 'format', id: format, value: format || envelope.replaceAll(GS, ' ') }];
        const inner = elements(fields);
        return [...inner.fields, ...inner.faults];
      }),
  );
}

/** Fields that GS separates without a surrounding message; undefined if one is no field. */
export function identifiers(data: string): Label | undefined {
  const all = data.split(GS).filter(Boolean);
  return all.every((one) => KNOWN[split(one)?.id ?? '']) ? labelOf(all.flatMap(judged)) : undefined;
}

/** A linear code that may belong to a label. */
export function identified(data: string): { label: Label; how: How } | undefined {
  const found = split(data);
  if (!found || !/^\d{0,3}[A-Z][0-9A-Z]/.test(data)) return undefined;
  const known = KNOWN[found.id];
  const it = labelOf(judged(data));
  if (it.faults.length > 0) return undefined;
  if (LICENCE_PLATE.test(data)) return { label: it, how: 'likely' };
  return { label: it, how: known?.alone.test(found.value) ? 'maybe' : 'weak' };
}
