/** What the fields of labels are about; what is named `other` or `internal` is shown with its identifier, and nothing is done with it. */
export type What = 'package' | 'gtin' | 'content' | 'part' | 'suppliersPart' | 'batch' | 'serial' | 'quantity' | 'unit' | 'document' | 'order' | 'supplier' | 'shipTo' | 'internal' | 'other';

/** One field with the identifier that the label gives it. */
export type Field = { id: string; what: What; value: string };

/** What is wrong with a label, and with which of its fields; such a field is used for nothing. */
export type Fault = { why: 'check-digit' | 'value' | 'twice' | 'unread' | 'separators' | 'format'; id: string; /** Where that is understood. */ what?: What; value: string };
export type Standard = 'gs1' | 'mh10';
export type Label = { standard: Standard; fields: Field[]; faults: Fault[] };

/**
 * How surely a code is one of a label. `sure`: nothing else has this form. `likely`: unless a part has exactly this number.
 * `maybe`: it may as well be a number as it stands, and who knows parts and batches has to decide. `weak`: the same, and
 * only beside another code of the same label.
 */
export type How = 'sure' | 'likely' | 'maybe' | 'weak';

/** Separators of fields, of envelopes, and the end of a message (ISO/IEC 15434). */
export const GS = '\u001D';
export const RS = '\u001E';
export const EOT = '\u0004';

export const isFault = (one: Field | Fault): one is Fault => 'why' in one;

/** A label of fields, of which one that is said twice and differently is said by none. */
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

/** Of quantities there is one on a label, whichever its identifier; the others may be said by several, each once. */
const sameMatter = (one: Field, other: Field): boolean => one.id === other.id || (one.what === 'quantity' && other.what === 'quantity');
