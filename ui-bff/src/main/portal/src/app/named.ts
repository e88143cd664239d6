import { useCallback } from 'react';
import { type Format, useFormat } from './format';
import type { Text } from './http';
import { type Partner, usePartnerName, usePartners } from './partners';

/** A text such as 0150 is a document's number, not a quantity. */
const QUANTITY = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Surrounds the replacement of a code until the sentence is complete; no sentence contains it. */
const PIECE = '\u{E000}';
export const piece = (words: string): string => PIECE + words + PIECE;
/** No spaces surround a code between Chinese words. */
const JOINT = /(?<=\p{Script=Han}) (?=\u{E000}\p{Script=Han})|(?<=\p{Script=Han}\u{E000}) (?=\u{E000}?\p{Script=Han})/gu;

/** Completes the sentence once every code in it is replaced. */
export const together = (sentence: string): string => sentence.replaceAll(JOINT, '').replaceAll(PIECE, '');

/**
 * A sentence of the hub in the reader's terms: parties, sites and units by name, quantities, days
 * and weeks as elsewhere on the screen. Quoted text stays as it came.
 */
export function named(sentence: string, name: (code: string) => string, format: Pick<Format, 'unit' | 'date' | 'week' | 'quantity'>): string {
  const told = sentence
    .replaceAll(/\b\d{4}-\d{2}-\d{2}\b(?![T\d-])/g, (day) => piece(format.date(day)))
    .replaceAll(/\b\d{4}-W\d{2}\b(?!-)/g, (week) => piece(format.week(week)))
    .replaceAll(/([\w.,-]*\d) ([A-Z][A-Z0-9]{1,2})(?![A-Za-z0-9-])/g, (_, number: string, unit: string) => `${QUANTITY.test(number) && format.unit(unit) !== unit ? format.quantity(number) : number} ${format.unit(unit)}`)
    .replaceAll(/(?<=[(（])[A-Z][A-Z0-9]{1,2}(?=[)）])/g, (unit) => format.unit(unit))
    .replaceAll(/(?<![A-Za-z0-9“"'-])[A-Z][A-Z0-9]{2,}(?![A-Za-z0-9-])/g, (word) => piece(name(word)));
  return together(told);
}

/**
 * The only site of that code, in a party that the sentence names, otherwise in all known parties;
 * undefined if there are several.
 */
export function siteIn(sentence: string, code: string, partners: Partner[]): Text | undefined {
  const having = partners.filter((one) => one.sites.some((site) => site.code === code));
  const said = having.filter((one) => sentence.includes(one.code));
  const [only, other] = said.length > 0 ? said : having;
  return other ? undefined : only?.sites.find((site) => site.code === code)?.name;
}

export function useNamed(): (text: Text) => string {
  const format = useFormat();
  const partner = usePartnerName();
  const partners = usePartners();
  return useCallback(
    (text) => {
      const sentence = format.text(text);
      const name = (code: string): string => {
        const party = partner(code);
        const site = party === code ? siteIn(sentence, code, partners) : undefined;
        return site ? format.text(site) : party;
      };
      return named(sentence, name, format);
    },
    [format, partner, partners],
  );
}
