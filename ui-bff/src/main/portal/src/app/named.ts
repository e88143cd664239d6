import { useCallback } from 'react';
import { type Format, useFormat } from './format';
import type { Text } from './http';
import { usePartnerName } from './partners';

/** Number 0150 is a document's, and no quantity. */
const QUANTITY = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** A sentence of the hub's as its reader would say it: parties and units by name, quantities and days as elsewhere on the screen. What is quoted stays as it came. */
export function named(sentence: string, party: (code: string) => string, format: Pick<Format, 'unit' | 'date' | 'quantity'>): string {
  return sentence
    .replaceAll(/\b\d{4}-\d{2}-\d{2}\b(?![T\d-])/g, (day) => format.date(day))
    .replaceAll(/([\w.,-]*\d) ([A-Z][A-Z0-9]{1,2})(?![A-Za-z0-9-])/g, (_, number: string, unit: string) => `${QUANTITY.test(number) && format.unit(unit) !== unit ? format.quantity(number) : number} ${format.unit(unit)}`)
    .replaceAll(/(?<![A-Za-z0-9“"'-])[A-Z][A-Z0-9]{2,}(?![A-Za-z0-9-])/g, (word) => party(word));
}

export function useNamed(): (text: Text) => string {
  const format = useFormat();
  const partner = usePartnerName();
  return useCallback((text) => named(format.text(text), partner, format), [format, partner]);
}
