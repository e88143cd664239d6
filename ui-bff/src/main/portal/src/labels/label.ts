/**
 * The contents of a label's bar codes: GS1 element strings, ANSI MH10.8.2 data identifiers, ISO/IEC
 * 15434 messages, or a plain number.
 */
import { EOT, type Field, GS, type How, type Label, RS, type What } from './fields';
import { bareElements, elements, inBrackets, isGtin } from './gs1';
import { identified, identifiers, message } from './identifiers';

/**
 * A code as plain text, and its reading as part of a label if possible. `marked` if the scanner
 * reports the kind of bar code, which typed text never has.
 */
export type Code = { plain: string; marked: boolean; label?: Label; how?: How };

/**
 * Separators as written by scanners that cannot type them: as pictures, by name, and as substitute
 * keys.
 */
const WRITTEN: [RegExp, string][] = [
  [/␝|<GS>|\{GS\}|\^\]/gi, GS],
  [/␞|<RS>|\{RS\}/gi, RS],
  [/␄|<EOT>|\{EOT\}/gi, EOT],
];
/** Substitute keys that a plain number might contain too; used only within a message. */
const WITHIN_MESSAGES: [RegExp, string][] = [
  [/\^\^/g, RS],
  [/\^D(?=$)/gi, EOT],
];

/**
 * AIM symbology identifiers (ISO/IEC 15424) of codes with GS1 element strings. Other identifiers
 * say nothing about the content.
 */
const OF_GS1 = new Set([']C1', ']e0', ']d2', ']Q3', ']J1']);
/** EAN-13 with UPC, and EAN-8, contain only a GTIN. */
const OF_EAN = new Set([']E0', ']E4']);
/** Interleaved 2 of 5, as on cartons: fourteen digits with a check digit are a GTIN. */
const ITF = /^\]I\d$/;
const SYMBOLOGY = /^\][A-Za-z]\d/;
/** Also as a Chinese input method writes it. */
const HEAD = /^[[【][)）][>》]/;

const replaced = (text: string, by: [RegExp, string][]): string => by.reduce((now, [from, to]) => now.replaceAll(from, to), text);

/** Reads one code as a scanner sends it. */
export function read(scanned: string): Code {
  const text = scanned.trim();
  const symbology = SYMBOLOGY.exec(text)?.[0] ?? '';
  const plain = text.slice(symbology.length).trim();
  const data = replaced(plain, WRITTEN);
  const code = { plain, marked: symbology !== '' };
  if (HEAD.test(data)) return { ...code, label: message(replaced(data.replace(HEAD, ''), WITHIN_MESSAGES)), how: 'sure' };
  if (isGtin(data) && (OF_EAN.has(symbology) || (ITF.test(symbology) && data.length === 14))) return { ...code, label: elements(`01${data.padStart(14, '0')}`), how: 'sure' };
  if (OF_GS1.has(symbology)) return { ...code, label: elements(data), how: 'sure' };
  if (data.replaceAll(GS, '') !== '' && data.includes(GS)) return { ...code, label: identifiers(data) ?? elements(data), how: 'sure' };
  const bracketed = inBrackets(data.normalize('NFKC'));
  if (bracketed) return { ...code, label: bracketed, how: 'sure' };
  const found = (code.marked ? undefined : bareElements(data)) ?? identified(data);
  return { ...code, ...found };
}

/** The characters of a label, with its separators and without the marks that the scanner adds. */
export function contents(scanned: string): string {
  const data = replaced(scanned.trim().replace(SYMBOLOGY, '').trim(), WRITTEN);
  return HEAD.test(data) ? replaced(data, WITHIN_MESSAGES) : data;
}

/** The same for people, without the scanner's marks. */
export const shown = (scanned: string): string =>
  replaced(scanned.trim().replace(SYMBOLOGY, ''), WRITTEN)
    // oxlint-disable-next-line no-control-regex -- these are what separates fields
    .replaceAll(/[\u0004\u001C-\u001F]+/g, ' ')
    .trim();

/** The first field of that subject. */
export const said = (fields: Field[], what: What): string | undefined => fields.find((one) => one.what === what)?.value;
