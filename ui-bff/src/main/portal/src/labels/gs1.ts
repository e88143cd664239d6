/**
 * GS1 element strings (GS1 General Specifications, sections 3 and 7.8): application identifiers and
 * their values.
 */
import { type Fault, type Field, GS, type How, type Label, label, type What } from './fields';

/**
 * Whether the last digit is the check digit of the others: weights 3 and 1 alternate from the
 * right.
 */
export function checks(digits: string): boolean {
  const weighed = Array.from(digits.slice(0, -1)).reduceRight((sum, digit, at) => sum + Number(digit) * ((digits.length - at) % 2 === 0 ? 3 : 1), 0);
  return (10 - (weighed % 10)) % 10 === Number(digits.at(-1));
}

/** A trade item number of 8, 12, 13 or 14 digits. */
export const isGtin = (text: string): boolean => /^(\d{8}|\d{12,14})$/.test(text) && checks(text);

/**
 * The value of an identifier: digits of fixed length with a check digit, or characters up to the
 * next separator.
 */
type Element = { what: What; digits?: number; form?: RegExp };

const KNOWN: Record<string, Element> = {
  '00': { what: 'package', digits: 18 },
  '01': { what: 'gtin', digits: 14 },
  '02': { what: 'content', digits: 14 },
  '10': { what: 'batch', form: /^[!-~]{1,20}$/ },
  '21': { what: 'serial', form: /^[!-~]{1,20}$/ },
  '30': { what: 'quantity', form: /^\d{1,8}$/ },
  '37': { what: 'quantity', form: /^\d{1,8}$/ },
  '240': { what: 'suppliersPart', form: /^[!-~]{1,30}$/ },
  '241': { what: 'part', form: /^[!-~]{1,30}$/ },
  '400': { what: 'order', form: /^[!-~]{1,30}$/ },
  '410': { what: 'shipTo', digits: 13 },
  ...Object.fromEntries(Array.from({ length: 9 }, (_, at): [string, Element] => [String(91 + at), { what: 'internal', form: /^[!-~]{1,90}$/ }])),
};

/** All others by their first digits: the identifier's length, and the value's if fixed. */
const OTHERS: [RegExp, number, number | undefined][] = [
  [/^03/, 2, 14],
  [/^04/, 2, 16],
  [/^1[1-9]/, 2, 6],
  [/^20/, 2, 2],
  [/^(22|90)/, 2, undefined],
  [/^(235|24[23]|25[01345]|40[1-3]|42\d|71\d)/, 3, undefined],
  [/^41[1-7]/, 3, 13],
  [/^3[1-6]\d\d/, 4, 6],
  [/^(39|43|70|72|80|81|82)\d\d/, 4, undefined],
];

/** The identifier at the start of a text, and its value's length if fixed. */
function identifier(text: string): { id: string; length: number | undefined } | undefined {
  const id = [text.slice(0, 3), text.slice(0, 2)].find((one) => KNOWN[one]);
  if (id !== undefined) return { id, length: KNOWN[id]?.digits };
  const other = OTHERS.find(([form]) => form.test(text));
  return other && { id: text.slice(0, other[1]), length: other[2] };
}

function judged(id: string, value: string): Field | Fault {
  const known = KNOWN[id];
  if (!known) return { id, what: 'other', value };
  const fits = known.form ? known.form.test(value) : /^\d+$/.test(value) && value.length === known.digits;
  if (!fits || (known.what === 'quantity' && Number(value) === 0)) return { why: 'value', id, what: known.what, value };
  if (known.digits !== undefined && !checks(value)) return { why: 'check-digit', id, what: known.what, value };
  return { id, what: known.what, value: known.what === 'quantity' ? value.replace(/^0+/, '') : value };
}

function labelOf(pairs: [string, string][], unread: Fault[] = []): Label {
  return label('gs1', [...pairs.map(([id, value]) => judged(id, value)), ...unread]);
}

/** Element strings one after another; GS (FNC1) ends those of variable length. */
export function elements(data: string): Label {
  const pairs: [string, string][] = [];
  const behind = (at: string): string => at.replace(new RegExp(`^${GS}+`), '');
  let rest = behind(data);
  while (rest !== '') {
    const found = identifier(rest);
    if (!found) return labelOf(pairs, [{ why: 'unread', id: '', value: rest.replaceAll(GS, ' ') }]);
    const from = found.id.length;
    const separator = rest.indexOf(GS, from);
    const end = Math.min(found.length === undefined ? rest.length : from + found.length, separator < 0 ? rest.length : separator);
    pairs.push([found.id, rest.slice(from, end)]);
    rest = behind(rest.slice(end));
  }
  return labelOf(pairs);
}

/**
 * The form printed below the bars: identifiers in brackets. Undefined if the text has another form.
 */
export function inBrackets(text: string): Label | undefined {
  if (!/^\(\d{2,4}\)/.test(text)) return undefined;
  const pairs = [...text.matchAll(/\((\d{2,4})\)(.*?)(?=\(\d{2,4}\)|$)/g)].map((one): [string, string] => [one[1] ?? '', (one[2] ?? '').trim()]);
  return pairs.every(([id, value]) => value !== '' && identifier(id)?.id === id) ? labelOf(pairs) : undefined;
}

/** Without brackets and FNC1, from a scanner that does not report the kind of code. */
export function bareElements(data: string): { label: Label; how: How } | undefined {
  if (!/^\d{2}/.test(data)) return undefined;
  const found = elements(data);
  // Twenty digits that begin with two zeros are an SSCC, and hardly a part. A misread one is
  // reported too.
  if (/^00\d{18}$/.test(data)) return { label: found, how: found.faults.length === 0 ? 'likely' : 'maybe' };
  if (found.faults.length > 0) return undefined;
  if (/^0[12]\d{14}/.test(data)) return { label: found, how: 'maybe' };
  return found.fields.every((one) => one.what !== 'other' && one.what !== 'internal') ? { label: found, how: 'weak' } : undefined;
}
