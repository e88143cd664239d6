/**
 * The reader's own parts that a label can mean, by part agreements, stock and the scanned document.
 */
import type { QueryClient } from '@tanstack/react-query';
import { get } from '../app/http';
import type { Page, Side } from '../app/scope';
import type { Field, Label, What } from '../labels/fields';
import { said } from '../labels/label';
import { type Content, contentsOf, namesOf, packageCalled, within } from '../shipping/contents';
import { type SentLine, type Shipment, whole } from '../shipping/shipments';
import type { StockRow } from './stock';

type Numbers = { part: string; partnerPart: string };
/** The scan's site, side and document. */
export type Place = { sides: Side[]; site: string; document: string };

const FRESH_MS = 60_000;
const FEW = 20;

/** After a booking a new part or batch is known. */
export const forget = (client: QueryClient): Promise<unknown> => Promise.all(['stock', 'scanned'].map((key) => client.invalidateQueries({ queryKey: [key] })));

/**
 * The hub's knowledge, with each number requested once a minute. Without a network nobody waits:
 * the scan counts as unanswered at once.
 */
export function meaningsAt({ sides, site, document }: Place, client: QueryClient) {
  const read = async <Row>(path: string, params: Record<string, string>, as?: Side): Promise<Row[]> => {
    const page = await client.fetchQuery({ queryKey: ['scanned', path, { as, asOf: undefined }, params], queryFn: ({ signal }) => get<Page<Row>>(path, { ...params, as, limit: FEW }, signal), staleTime: FRESH_MS, retry: false, networkMode: 'always' });
    return page.items;
  };
  const ofSides = async <Row>(path: string, params: Record<string, string>): Promise<{ side: Side; row: Row }[]> =>
    (await Promise.all(sides.map(async (side) => (await read<Row>(path, params, side)).map((row) => ({ side, row }))))).flat();
  /** A number recurs in other years and with other partners. */
  const shipments = async (): Promise<Shipment[]> => (document === '' ? [] : (await Promise.all((await ofSides<Shipment>('/shipments', { number: document })).map(({ side, row }) => whole([row], side)))).flat());
  const linesOf = async (): Promise<SentLine[]> => (await shipments()).flatMap((one) => one.lines);
  const stockOf = (part: string): Promise<StockRow[]> => read<StockRow>('/stock', { part, site });
  const holds = (rows: { part: string; batch?: string | null }[], part: string, batch?: string): boolean => rows.some((row) => row.part === part && (batch === undefined || row.batch === batch));

  /** The reader's own numbers for a name that somebody uses. The document decides between them. */
  const named = async (number: string, whose: Side | 'any'): Promise<string[]> => {
    const [own, partners, lines] = await Promise.all([ofSides<Numbers>('/part-agreements', { part: number }), ofSides<Numbers>('/part-agreements', { partnerPart: number }), linesOf()]);
    const agreed = [...own.filter((one) => whose === 'any' || one.side === whose), ...partners.filter((one) => whose === 'any' || one.side !== whose)].map((one) => one.row.part);
    const sent = lines.filter((line) => line.part === number || line.partnerPart === number).map((line) => line.part);
    const all = [...new Set([...agreed, ...sent])];
    const there = all.filter((part) => holds(lines, part));
    if (all.length > 0) return there.length > 0 ? there : all;
    return holds(await stockOf(number), number) ? [number] : [];
  };

  return {
    /** Whether it is the reader's own number of a part. */
    isPart: async (number: string): Promise<boolean> => {
      const [agreed, stock, lines] = await Promise.all([ofSides<Numbers>('/part-agreements', { part: number }), stockOf(number), linesOf()]);
      return agreed.length > 0 || holds(stock, number) || holds(lines, number);
    },
    /** Whether goods of that part and batch exist, here or on the document. */
    isBatch: async (part: string, batch: string): Promise<boolean> => {
      const [stock, lines] = await Promise.all([stockOf(part), linesOf()]);
      return holds(stock, part, batch) || holds(lines, part, batch);
    },
    /**
     * The reader's own numbers of the parts that a label can mean; empty if nobody knows its
     * number.
     */
    parts: async ({ fields }: Label): Promise<string[]> => {
      const all = await Promise.all(fields.flatMap((one) => numbersIn(one).map((number) => named(number, WHOSE[one.what] ?? 'any'))));
      // A label's numbers belong to one part: the one that all of them name. Otherwise nobody knows
      // which number is right.
      const [first = [], ...others] = all.filter((one) => one.length > 0);
      return others.reduce((kept, one) => (kept.some((part) => one.includes(part)) ? kept.filter((part) => one.includes(part)) : [...new Set([...kept, ...one])]), first);
    },
    /**
     * The shipment's content of these packages, and its names for them; undefined if it names none.
     */
    contents: async (packages: Field[]): Promise<{ labels: string[]; contents: (Content & { unit: string | undefined })[] } | undefined> => {
      for (const { packages: all, lines } of await shipments()) {
        const labels = [...new Set(packages.flatMap((one) => packageCalled(all, namesOf(one)) ?? []))];
        const held = [...new Set(labels.flatMap((label) => within(all, label)))];
        if (labels.length > 0) return { labels, contents: contentsOf(held).map((one) => ({ ...one, unit: lines.find((line) => line.part === one.part)?.unit })) };
      }
      return undefined;
    },
  };
}
export type Meanings = ReturnType<typeof meaningsAt>;

const WHOSE: Partial<Record<What, 'buyer' | 'supplier'>> = { part: 'buyer', suppliersPart: 'supplier' };

/** A field's numbers of a part, a GTIN with and without leading zeros. */
function numbersIn({ what, value }: Field): string[] {
  if (what === 'part' || what === 'suppliersPart') return [value];
  if (what !== 'gtin' && what !== 'content') return [];
  return [14, 13, 12, 8].filter((digits) => /^0*$/.test(value.slice(0, 14 - digits))).map((digits) => value.slice(14 - digits));
}

/**
 * The number of a part that nobody knows. Without an agreement both sides use the same number. A
 * GTIN is no part number.
 */
export const numberOf = (fields: Field[], sells: boolean): string | undefined => (sells ? (said(fields, 'suppliersPart') ?? said(fields, 'part')) : (said(fields, 'part') ?? said(fields, 'suppliersPart')));
