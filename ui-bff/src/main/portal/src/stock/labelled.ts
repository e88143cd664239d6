/** How the codes of a label fill the form of a scan. No number is guessed: what may be two things is asked. */
import { isQuantity } from '../app/decimal';
import type { Fault, Field, Standard } from '../labels/fields';
import { type Code, said } from '../labels/label';
import { type Booking, type Draft, onward, type Taken } from './scanning';
import type { ScanRow } from './scans';

/** What was read of one label so far, from one code or several. */
export type Labelled = {
  standard: Standard;
  fields: Field[];
  faults: Fault[];
  /** Its scanner says of each code which kind it is: what comes without that was typed. */
  marked: boolean;
  /** One code said part and quantity at once. */
  whole: boolean;
  packages: string[];
  /** A proposal: a person sees it before it is booked. */
  quantity?: string;
  /** As the label has it. */
  unit?: string;
};

/** Whether what it is as it stands, and what it says as a label, are known of parts, batches or the document. */
export type Known = { plain: boolean; label: boolean };
export type Decision = 'label' | 'plain' | 'ask';

/** What a code is taken for. */
export function decide({ plain, marked, label, how }: Code, draft: Draft, known: Known): Decision {
  if (!label || !how || (label.fields.length === 0 && label.faults.length === 0)) return 'plain';
  if (how === 'sure') return 'label';
  const beside = draft.label?.standard === label.standard && (marked || !draft.label.marked);
  // Of no label yet; and HY-24090 is no batch Y-24090 where a part is asked for.
  if (!beside && (how === 'weak' || (draft.step === 'part' && /\D/.test(said(label.fields, 'batch') ?? '')))) return 'plain';
  if (draft.step === 'quantity') {
    if (isQuantity(plain.replace(',', '.'))) return 'ask';
    return beside || how === 'likely' || said(label.fields, 'quantity') !== undefined ? 'label' : 'plain';
  }
  if (known.plain) return known.label ? 'ask' : 'plain';
  if (how === 'likely' || known.label) return 'label';
  return beside && label.standard === 'mh10' && label.fields.every((one) => one.what !== 'other') ? 'label' : 'ask';
}

/** What a code says in the words of who scans it: the part by its own number, and what the announced package holds. */
export type Meant = { part?: string | undefined; batch?: string | undefined; quantity?: string | undefined; unit?: string | undefined };

/** Fills the form with what a code says. What is another thing than what was read before and not booked yet is said, and changes nothing. */
export function fill(draft: Draft, { label, marked }: Code, { part, batch, quantity, unit }: Meant): Taken {
  if (!label) return { draft };
  const before = draft.label;
  const others = before?.fields ?? [];
  const differs = label.fields.some((one) => others.some((other) => other.id === one.id && other.value !== one.value));
  const fresh = label.fields.filter((one) => !others.some((other) => other.id === one.id && other.value === one.value));
  const otherPart = part !== undefined && draft.part !== '' && draft.part !== part;
  const otherBatch = batch !== undefined && draft.batch !== null && draft.batch !== batch;
  const otherQuantity = quantity !== undefined && before?.quantity !== undefined && before.quantity !== quantity;
  if (differs || otherPart || otherBatch || otherQuantity) return { draft, fault: 'unbooked' };
  if (before && fresh.length === 0 && label.faults.length === 0) return { draft, fault: 'again' };
  const fields = [...others, ...fresh];
  const now: Labelled = {
    standard: label.standard,
    fields,
    faults: [...(before?.faults ?? []).filter((one) => ![...label.fields, ...label.faults].some((other) => other.id === one.id)), ...label.faults],
    marked: marked && (before?.marked ?? true),
    whole: before?.whole || (part !== undefined && quantity !== undefined),
    packages: fields.filter((one) => one.what === 'package').map((one) => one.value),
    ...((quantity ?? before?.quantity) !== undefined && { quantity: quantity ?? before?.quantity }),
    ...((unit ?? before?.unit) !== undefined && { unit: unit ?? before?.unit }),
  };
  return { draft: onward({ ...draft, part: draft.part || (part ?? ''), batch: draft.batch ?? batch ?? null, label: now }) };
}

/** When a package was booked. */
export type Before = { label: string; document: string; at: string };

/** When one of these packages was booked the same way before: under the document by anybody, or here. */
export function bookedBefore(packages: string[], { document, way }: Pick<Booking, 'way'> & { document: string }, under: ScanRow[], here: Booking[]): Before | undefined {
  const scan = under.find((one) => one.label !== null && packages.includes(one.label) && one.quantity.startsWith('-') === (way === 'out'));
  if (scan?.label) return { label: scan.label, document, at: scan.at };
  const booking = here.find((one) => (one.state === 'sending' || one.state === 'done') && one.way === way && (one.document ?? '') === document && one.packages?.some((it) => packages.includes(it)));
  return booking && { label: booking.packages?.find((it) => packages.includes(it)) ?? '', document, at: booking.at };
}

/** What it says beside what the form shows already. */
export const othersOf = ({ part, label }: Draft): Field[] => (label?.fields ?? []).filter(({ what, value }) => !(what === 'batch' || what === 'quantity' || what === 'unit' || ((what === 'part' || what === 'suppliersPart') && value === part)));
