import type { Happened } from '../history/history';

/** How many sentences a home tells; the rest is one number. */
export const MOST = 8;

/** Events of these types make a sentence; each leads to a list, or to its thing if it is one. */
const KINDS = {
  'shortfall-announced': '/call-offs?state=short',
  'batch-problem-opened': '/batches?state=blocked',
  'batch-problem-ended': '/batches',
  'inspection-failed': '/inspections?state=failed',
  'order-placed': '/orders',
  'order-changed': '/orders',
  'order-cancelled': '/orders',
  'shipment-announced': '/shipments?state=in-transit',
  'shipment-replaced': '/shipments?state=in-transit',
  'shipment-cancelled': '/shipments?state=cancelled',
  'shipment-received': '/shipments?state=received',
  'settlement-proposed': '/shipments?state=to-settle',
  'goods-returned': '/shipments',
  'certificate-rejected': '/certificates?state=rejected',
  'certificate-revoked': '/certificates?state=revoked',
  'certificate-issued': '/certificates?state=issued',
  'certificate-accepted': '/certificates?state=accepted',
  'inspection-passed': '/inspections?state=passed',
  'concession-asked': '/concessions?state=asked',
  'concession-granted': '/concessions?state=granted',
  'concession-refused': '/concessions?state=refused',
  'work-order-released': '/work-orders?state=released',
  'step-reported': '/work-orders',
  'question-asked': '/questions',
  'question-answered': '/questions',
  'question-findings-reported': '/questions',
  'call-offs-committed': '/call-offs',
  'order-answered': '/orders',
  'proposals-decided': '/orders',
  'consumption-stated': '/consumption',
  'consumption-contested': '/consumption',
  'opening-proposed': '/openings',
  'demand-published': '/run-outs',
  'output-published': '/run-outs',
  'grant-given': '/sharing',
  'grant-withdrawn': '/sharing',
} as const;
export type Kind = keyof typeof KINDS;
export const kinds = Object.keys(KINDS) as Kind[];
const isKind = (type: string): type is Kind => type in KINDS;

/** The own company's shop floor is told too: what other people and programs of the company did there. */
const WITHIN: readonly Kind[] = ['batch-problem-opened', 'batch-problem-ended', 'inspection-failed', 'inspection-passed', 'work-order-released', 'step-reported'];

/** A decided inspection is told by its verdict. */
const VERDICTS: readonly string[] = ['inspection-decided', 'inspection-overruled'];
function kindOf({ type, data }: Pick<Happened, 'type' | 'data'>): Kind | undefined {
  const kind = VERDICTS.includes(type) ? `inspection-${String((data as { verdict?: unknown } | null)?.verdict)}` : type;
  return isKind(kind) ? kind : undefined;
}

/** Releases are told by the lines that they changed. */
const RELEASES: readonly string[] = ['forecast-released', 'call-off-released'];

/** The reader: the own company, and the code by which the history names the person. */
export type Reader = { party: string; person: string | null };

/** One thing that a party did, once or several times. */
export type Sentence = { kind: Kind; partner: string; count: number; /** The one thing's id in URLs. */ stream: string | undefined; list: string };

/**
 * Groups the events by kind and party. Things of one kind count once, however often they changed.
 * The reader's own company knows what it did, except for the work of colleagues on the shop floor.
 */
export function sentencesOf(events: readonly Happened[], reader: Reader, opens: (path: string) => boolean): Sentence[] {
  const groups = new Map<string, { kind: Kind; partner: string; streams: Set<string> }>();
  for (const event of events) {
    const { actor, stream } = event;
    const kind = kindOf(event);
    if (!kind || !opens(KINDS[kind]) || !isNews(actor, kind, reader)) continue;
    const key = `${kind} ${actor.party}`;
    const group = groups.get(key) ?? { kind, partner: actor.party, streams: new Set<string>() };
    group.streams.add(stream);
    groups.set(key, group);
  }
  return [...groups.values()]
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.partner.localeCompare(b.partner))
    .map(({ kind, partner, streams }) => ({ kind, partner, count: streams.size, stream: streams.size === 1 ? [...streams][0] : undefined, list: KINDS[kind] }));
}

/** A program of the company is a colleague as well. */
const isNews = (actor: Happened['actor'], kind: Kind, reader: Reader): boolean => actor.party !== reader.party || (WITHIN.includes(kind) && (actor.user === null || actor.user !== reader.person));

export const hasReleases = (counted: readonly { type: string }[]): boolean => counted.some((one) => RELEASES.includes(one.type));

/** Call-off lines that differ from how they stood at the last visit, by customer. */
export type Released = { partner: string; added: number; changed: number; /** How many of them are firm and due within seven days. */ firm: number; /** Whether there are more lines than were counted. */ more: boolean };
type Line = { buyer: string; change: string; firmness: string; due: string };

export function releasedOf(lines: readonly Line[], more: boolean, from: string, until: string): Released[] {
  const by = new Map<string, Released>();
  for (const line of lines) {
    const one = by.get(line.buyer) ?? { partner: line.buyer, added: 0, changed: 0, firm: 0, more };
    if (line.change === 'added') one.added++;
    else one.changed++;
    if (line.firmness !== 'forecast' && line.due >= from && line.due <= until) one.firm++;
    by.set(line.buyer, one);
  }
  return [...by.values()].toSorted((a, b) => a.partner.localeCompare(b.partner));
}

/** The sent and the received quantity of a shipment in one unit; undefined if it has several. */
export function receivedOf(lines: readonly { quantity: string; received: string; unit: string }[], plus: (a: string, b: string) => string): { sent: string; received: string; unit: string } | undefined {
  const [first] = lines;
  if (!first || lines.some((line) => line.unit !== first.unit)) return undefined;
  return { sent: lines.map((line) => line.quantity).reduce(plus), received: lines.map((line) => line.received).reduce(plus), unit: first.unit };
}
