/**
 * How a label's codes fill the form of a scan. The portal never guesses a number and asks if it
 * could be two things.
 */
import { compare, typed } from '../app/decimal';
import type { Fault, Field, Standard } from '../labels/fields';
import { type Code, said } from '../labels/label';
import { unitOf } from '../labels/units';
import { namesOf } from '../shipping/contents';
import { type Booking, type Draft, onward, type Taken } from './scanning';
import type { ScanRow } from './scans';

/** Everything read from one label so far, from one or several codes. */
export type Labelled = {
  standard: Standard;
  fields: Field[];
  faults: Fault[];
  /** The scanner reports the kind of each code, so text without a kind was typed. */
  marked: boolean;
  /** One code stated part and quantity at once. */
  whole: boolean;
  /** Each once, the box's own first: the movement keeps one. */
  packages: string[];
  /** A proposal that a person sees before booking. */
  quantity?: string;
  /** The label's unit. */
  unit?: string;
  /** Whether anybody knows the part that it names; undefined if it names none. */
  partKnown?: boolean;
  /** The statements of its codes. */
  own: Own;
  /** The shipment's statement about its package, until the label says otherwise. */
  announced?: Announced;
  /** Its packages, as the shipment spells them. */
  labels: string[];
};
type Own = { batch?: string | undefined; quantity?: string | undefined; unit?: string | undefined };
export type Announced = { part: string; batch: string | null; quantity: string; unit: string | undefined };

/** Whether the code is a known part, batch or document, as plain text and as a label. */
export type Known = { plain: boolean; label: boolean };
export type Decision = 'label' | 'plain' | 'ask';

/** Decides how to treat a code. */
export function decide({ plain, marked, label, how }: Code, draft: Draft, known: Known): Decision {
  if (!label || !how || (label.fields.length === 0 && label.faults.length === 0)) return 'plain';
  if (how === 'sure') return 'label';
  const beside = draft.label?.standard === label.standard && (marked || !draft.label.marked);
  // No label has begun; and HY-24090 is no batch Y-24090 while a part is asked for.
  if (!beside && (how === 'weak' || (draft.step === 'part' && /\D/.test(said(label.fields, 'batch') ?? '')))) return 'plain';
  if (draft.step === 'quantity') {
    if (typed(plain) !== undefined) return 'ask';
    return beside || how === 'likely' || said(label.fields, 'quantity') !== undefined ? 'label' : 'plain';
  }
  if (known.plain) return known.label ? 'ask' : 'plain';
  if (how === 'likely' || known.label) return 'label';
  return beside && label.standard === 'mh10' && label.fields.every((one) => one.what !== 'other') ? 'label' : 'ask';
}

/**
 * A code in the reader's own terms: the part by the reader's number, which may be unknown, and the
 * content of the announced package.
 */
export type Meant = Own & { part?: string | undefined; unknown?: boolean; announced?: Announced | undefined; labels?: string[] | undefined };

/**
 * Fills the form from a code. A code that differs from unbooked readings is reported and changes
 * nothing.
 */
export function fill(draft: Draft, { label, marked }: Code, meant: Meant): Taken {
  if (!label) return { draft };
  const before = draft.label;
  const others = before?.fields ?? [];
  const fresh = label.fields.filter((one) => !others.some((other) => other.id === one.id && other.value === one.value));
  const announced = before?.announced ?? meant.announced;
  const { part, partKnown, otherPart } = partOf(draft, meant);
  if (otherPart || fresh.some((one) => others.some((other) => other.id === one.id)) || isOther(draft, meant)) return { draft, fault: 'unbooked' };
  if (before && fresh.length === 0 && label.faults.length === 0 && announced === before.announced) return { draft, fault: 'again' };
  const fields = [...others, ...fresh];
  const own: Own = { batch: meant.batch ?? before?.own.batch, quantity: meant.quantity ?? before?.own.quantity, unit: meant.unit ?? before?.own.unit };
  const quantity = own.quantity ?? announced?.quantity;
  // The unit belongs to the number that it was stated with.
  const unit = own.quantity === undefined ? (announced?.unit ?? own.unit) : (own.unit ?? announced?.unit);
  const labels = [...new Set([...(before?.labels ?? []), ...(meant.labels ?? [])])];
  const now: Labelled = {
    standard: label.standard,
    fields,
    faults: [...(before?.faults ?? []).filter((one) => ![...label.fields, ...label.faults].some((other) => other.id === one.id)), ...label.faults],
    marked: marked && (before?.marked ?? true),
    whole: before?.whole || (meant.part !== undefined && (meant.quantity ?? meant.announced?.quantity) !== undefined),
    packages: packagesIn(fields, labels),
    own,
    labels,
    ...(partKnown !== undefined && { partKnown }),
    ...(announced && { announced }),
    ...(quantity !== undefined && { quantity }),
    ...(unit !== undefined && { unit }),
  };
  return { draft: onward({ ...draft, part, batch: meant.batch ?? draft.batch ?? meant.announced?.batch ?? null, label: now }) };
}

/** The part: among a label's several numbers, the known one. */
function partOf({ part: before, label }: Draft, { part, unknown = false }: Meant): { part: string; partKnown: boolean | undefined; otherPart: boolean } {
  const known = label?.partKnown;
  if (part === undefined) return { part: before, partKnown: known, otherPart: false };
  if (before === '' || known === false) return { part, partKnown: !unknown, otherPart: false };
  return { part: before, partKnown: known, otherPart: part !== before && !(unknown && known) };
}

/**
 * Whether it states another batch or quantity than the label before it, or a person. An
 * announcement counts as neither.
 */
function isOther({ batch, label }: Draft, meant: Meant): boolean {
  const ofShipment = label?.own.batch === undefined && batch === label?.announced?.batch;
  const otherBatch = meant.batch !== undefined && batch !== null && batch !== meant.batch && !ofShipment;
  const quantity = label?.own.quantity;
  return otherBatch || (meant.quantity !== undefined && quantity !== undefined && compare(quantity, meant.quantity) !== 0);
}

/**
 * The shipment's names for its packages, otherwise the label's. The box's worldwide number comes
 * first.
 */
function packagesIn(fields: Field[], labels: string[]): string[] {
  const ofBoxes = fields
    .filter((one) => one.what === 'package')
    .map((one) => {
      const announced = labels.find((it) => namesOf(one).includes(it));
      return { name: announced ?? one.value, rank: announced !== undefined ? 0 : one.id === '00' || /^\dJ$|^J$/.test(one.id) ? 1 : 2 };
    });
  return [...new Set(ofBoxes.toSorted((one, other) => one.rank - other.rank).map((one) => one.name))];
}

/** The same label without packages, for a box with another box's number. */
export const withoutPackages = ({ label, ...draft }: Draft): Draft => ({ ...draft, ...(label && { label: { ...label, fields: label.fields.filter((one) => one.what !== 'package'), packages: [], labels: [] } }) });

export type Amount = { quantity: string; unit: string | undefined };
/** The difference between the label's quantity and the shipment's. */
export function differing({ own, announced }: Labelled): { announced: Amount; label: Amount } | undefined {
  if (!announced || own.quantity === undefined) return undefined;
  const unit = own.unit ?? announced.unit;
  const [ours, theirs] = [unit && unitOf(unit), announced.unit && unitOf(announced.unit)];
  const same = compare(own.quantity, announced.quantity) === 0 && (!ours || !theirs || ours === theirs);
  return same ? undefined : { announced: { quantity: announced.quantity, unit: announced.unit }, label: { quantity: own.quantity, unit } };
}

/** When a package was booked. */
export type Before = { label: string; document: string; at: string };

/**
 * When one of these packages was already booked the same way: under the document by anybody, or
 * here.
 */
export function bookedBefore(packages: string[], { document, way }: Pick<Booking, 'way'> & { document: string }, under: ScanRow[], here: readonly Booking[]): Before | undefined {
  const scan = under.find((one) => one.label !== null && packages.includes(one.label) && one.quantity.startsWith('-') === (way === 'out'));
  if (scan?.label) return { label: scan.label, document, at: scan.at };
  const booking = here.find((one) => (one.state === 'sending' || one.state === 'done') && one.way === way && (one.document ?? '') === document && one.packages?.some((it) => packages.includes(it)));
  return booking && { label: booking.packages?.find((it) => packages.includes(it)) ?? '', document, at: booking.at };
}

/** The label's other statements, apart from those in the form. */
export const othersOf = ({ part, label }: Draft): Field[] => (label?.fields ?? []).filter(({ what, value }) => !(what === 'batch' || what === 'quantity' || what === 'unit' || ((what === 'part' || what === 'suppliersPart') && value === part)));
