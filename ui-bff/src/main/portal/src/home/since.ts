import type { Happened } from '../history/history';

/** How many sentences a home tells; the rest is one number. */
export const MOST = 8;

/** Events of these types make a sentence; each leads to a list, or to its thing if it is one. */
const KINDS = {
  'shortfall-announced': '/call-offs?state=short',
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

/** Releases are told by the lines that they changed. */
const RELEASES: readonly string[] = ['forecast-released', 'call-off-released'];

/** One thing that a partner did, once or several times. */
export type Sentence = { kind: Kind; partner: string; count: number; /** The one thing's id in URLs. */ stream: string | undefined; list: string };

/**
 * Groups the partners’ events by kind and partner. Things of one kind count once, however often they
 * changed. The reader's own company knows what it did.
 */
export function sentencesOf(events: readonly Happened[], own: string, opens: (path: string) => boolean): Sentence[] {
  const groups = new Map<string, { kind: Kind; partner: string; streams: Set<string> }>();
  for (const { type, actor, stream } of events) {
    if (actor.party === own || !isKind(type) || !opens(KINDS[type])) continue;
    const key = `${type} ${actor.party}`;
    const group = groups.get(key) ?? { kind: type, partner: actor.party, streams: new Set<string>() };
    group.streams.add(stream);
    groups.set(key, group);
  }
  return [...groups.values()]
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.partner.localeCompare(b.partner))
    .map(({ kind, partner, streams }) => ({ kind, partner, count: streams.size, stream: streams.size === 1 ? [...streams][0] : undefined, list: KINDS[kind] }));
}

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
