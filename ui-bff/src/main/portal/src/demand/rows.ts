/** Rows of demand: one for each part and supplier, and one for a part without a named supplier. */
import type { KnownPart } from '../plan/known';
import type { Measured, Row } from '../plan/row';
import { type Column, type Edits, horizonOf, type Naming } from '../plan/sheet';
import type { DemandPublication, MaterialDemand } from './demand';

export type DemandRow = Row & { supplier: string | null };
/** A part agreed with a partner, and their common unit. */
export type Agreed = { part: string; partner: string; unit: string };

export const rowKey = (part: string, supplier: string | null): string => (supplier ? `${part}\t${supplier}` : part);
const rowOf = (key: string): { part: string; supplier: string | null } => {
  const [part = '', supplier = null] = key.split('\t');
  return { part, supplier };
};

/** The partners of each part, each once and in order. */
function partnersOf(pairs: [string, string][]): Map<string, string[]> {
  const all = new Map<string, Set<string>>();
  for (const [part, partner] of pairs) all.set(part, (all.get(part) ?? new Set()).add(partner));
  return new Map([...all].map(([part, partners]) => [part, [...partners].toSorted()]));
}

type Said = { demands: MaterialDemand[]; known: KnownPart[]; agreed: Agreed[]; /** Parts that the site uses. */ wanted: Agreed[]; site: string; added: string[]; typed: string[] };

/**
 * Added rows, then parts by run-out, needed parts, parts that the site wanted before, and other
 * parts with typed values. A part without any statement belongs to its supplier if it has only one.
 */
export function rowsOf({ demands, known, agreed, wanted, site, added, typed }: Said): DemandRow[] {
  const here = known.filter((one) => one.site === site);
  const unitOf = new Map([...agreed, ...here, ...demands].map((one) => [one.part, one.unit]));
  const demandOf = new Map(demands.map((one) => [rowKey(one.part, one.supplier), one]));
  const needed = partnersOf(demands.map((one) => [one.part, one.supplier ?? '']));
  const agreedWith = partnersOf(agreed.map((one) => [one.part, one.partner]));
  const suppliersOf = (part: string): string[] => {
    const [only = '', ...others] = agreedWith.get(part) ?? [];
    return needed.get(part) ?? [others.length === 0 ? only : ''];
  };
  const parts = new Set([...here.map((one) => one.part), ...needed.keys(), ...wanted.map((one) => one.part)]);
  const usual = new Set([...parts].flatMap((part) => suppliersOf(part).map((supplier) => rowKey(part, supplier))));
  return [...new Set([...added, ...usual, ...typed])].map((key) => {
    const { part, supplier } = rowOf(key);
    const plan = demandOf.get(key);
    return { key, part, supplier, unit: plan?.unit ?? unitOf.get(part), begun: !usual.has(key), ...(plan && { plan }) };
  });
}

/** A spreadsheet names a row's supplier by code or by name, in either language. */
export function namingOf(suppliers: { code: string; name: { en: string; zh: string } }[]): Naming {
  const plain = (text: string): string => text.normalize('NFKC').trim().toLocaleLowerCase();
  const codeOf = new Map(suppliers.flatMap(({ code, name }) => [code, name.en, name.zh].map((word) => [plain(word), code] as const)));
  return { partOf: (row) => rowOf(row).part, wordOf: (text) => codeOf.get(plain(text)), rowOf: rowKey };
}

export const publicationOf = (edits: Edits, { key, part, unit, supplier, plan }: Measured<DemandRow>, site: string, columns: Column[]): DemandPublication => ({ site, part, unit, ...(supplier && { supplier }), ...horizonOf(edits, plan, key, columns) });
