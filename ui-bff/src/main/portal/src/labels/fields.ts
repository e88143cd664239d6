/**
 * The subjects of label fields. `other` and `internal` fields are shown with their identifier and
 * not used.
 */
export type What = 'package' | 'gtin' | 'content' | 'part' | 'suppliersPart' | 'batch' | 'serial' | 'quantity' | 'unit' | 'document' | 'order' | 'supplier' | 'shipTo' | 'internal' | 'other';

/** One field with the label's identifier for it. */
export type Field = { id: string; what: What; value: string };

/** A fault of a label, and its field. A faulty field is not used. */
export type Fault = { why: 'check-digit' | 'value' | 'twice' | 'unread' | 'separators' | 'format'; id: string; /** The subject, if known. */ what?: What; value: string };
export type Standard = 'gs1' | 'mh10';
export type Label = { standard: Standard; fields: Field[]; faults: Fault[] };

/**
 * How surely a code belongs to a label. `sure`: nothing else has this form. `likely`: unless a part
 * has exactly this number. `maybe`: it may also be a plain number, so known parts and batches
 * decide. `weak`: the same, and only beside another code of the same label.
 */
export type How = 'sure' | 'likely' | 'maybe' | 'weak';

/** Separators of fields and envelopes, and the end of a message (ISO/IEC 15434). */
export const GS = '\u001D';
export const RS = '\u001E';
export const EOT = '\u0004';

export const isFault = (one: Field | Fault): one is Fault => 'why' in one;

/** A label from fields. A field stated twice with different values is not used. */
export function label(standard: Standard, all: (Field | Fault)[]): Label {
  const faults = all.filter(isFault);
  const twice = new Map<string, Fault>();
  const kept: Field[] = [];
  for (const one of all) {
    if (isFault(one)) continue;
    const before = kept.find((other) => sameMatter(one, other));
    if (!before) kept.push(one);
    else if (before.value !== one.value) twice.set(before.id, { why: 'twice', id: before.id, what: before.what, value: `${before.value}, ${one.value}` });
    else if (before.id !== one.id) kept.push(one);
  }
  return { standard, fields: kept.filter((one) => !twice.has(one.id)), faults: [...faults, ...twice.values()] };
}

/**
 * A label has one quantity, whichever its identifier. Other subjects may have several fields, each
 * once.
 */
const sameMatter = (one: Field, other: Field): boolean => one.id === other.id || (one.what === 'quantity' && other.what === 'quantity');
