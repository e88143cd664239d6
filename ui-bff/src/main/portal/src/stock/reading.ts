/** Takes codes one by one. A code waits while another one is looked up or asked about. */
import type { Field, Label } from '../labels/fields';
import { type Code, read, said, shown } from '../labels/label';
import type { Asked, Option } from '../labels/Question';
import { decide, fill, type Known, type Labelled, type Meant } from './labelled';
import { type Meanings, numberOf } from './meaning';
import { type Draft, type Item, nothing, take, type Taken } from './scanning';

/** A point to check before booking. */
export type Remark = { why: 'gtinUnknown' | 'partUnknown' | 'several'; values: Record<string, string> };
export type Read = { draft: Draft; fault?: Taken['fault'] | 'unanswered'; remarks: Remark[] };

/**
 * The place of scanning. It is asked when a code's turn comes, not when it was scanned, because a
 * label before it may have named the document.
 */
export type Desk = {
  /** Whether the reader's own numbers are the supplier's. */
  sells: () => boolean;
  /** The knowledge of the hub and of the scanned document, or of the one that the label names. */
  meanings: (named: string | undefined) => Meanings;
  show: (read: Read) => void;
  ask: <T>(text: Asked<T>['text'], options: Option<T>[]) => Promise<T | undefined>;
  onLabel: (fields: Field[]) => void;
  book: (item: Item, label: Labelled | undefined) => void;
  waits: (codes: number) => void;
  failed: (error: unknown) => void;
};

export function reading(first: Desk) {
  let desk = first;
  let now: Read = { draft: nothing, remarks: [] };
  let turn = Promise.resolve();
  let queued = 0;

  const keep = (next: Read): void => {
    now = next;
    desk.show(next);
  };
  const asItStands = (plain: string): void => {
    const { label } = now.draft;
    const taken = take(now.draft, plain);
    // Remarks about the label stay until it is booked.
    keep({ draft: taken.draft, ...(taken.fault && { fault: taken.fault }), remarks: taken.item ? [] : now.remarks });
    if (taken.item) desk.book(taken.item, label);
  };
  const asLabel = async (code: Code, label: Label, meanings: Meanings, held: boolean): Promise<void> => {
    const { meant, remarks: found } = await meaning(label, meanings);
    if (!meant) return;
    const taken = fill(now.draft, code, meant);
    // A camera sees the same label again and again.
    if (taken.fault === 'again' && held) return;
    if (taken.fault) return keep({ ...now, fault: taken.fault });
    const stand = now.remarks.filter((one) => !(one.why === 'partUnknown' && taken.draft.label?.partKnown) && !found.some((other) => other.why === one.why));
    keep({ draft: taken.draft, remarks: [...stand, ...found] });
    desk.onLabel(label.fields);
  };
  /** In the reader's own numbers; undefined if the person leaves it out. */
  const meaning = async (label: Label, meanings: Meanings): Promise<{ meant?: Meant; remarks: Remark[] }> => {
    const found: Remark[] = [];
    const before = now.draft.label;
    const all = [...(before?.fields ?? []), ...label.fields];
    const parts = await meanings.parts(label);
    const gtin = said(label.fields, 'content') ?? said(label.fields, 'gtin');
    let number = numberOf(label.fields, desk.sells());
    // If both numbers are unknown, the reader's own counts, in either order of scanning.
    if (number !== undefined && before?.partKnown === false) number = numberOf(all, desk.sells());
    let [part] = parts;
    if (parts.length > 1) {
      part = await desk.ask((t) => t('ask.which', { code: number ?? gtin ?? '' }), parts.map((one) => ({ answer: one, text: () => one })));
      if (part === undefined) return { remarks: [] };
    }
    const packages = all.filter((one) => one.what === 'package');
    const announced = packages.length === 0 || before?.announced ? undefined : await meanings.contents(packages);
    const [only, ...more] = announced?.contents ?? [];
    if (more.length > 0) found.push({ why: 'several', values: { label: announced?.labels[0] ?? '' } });
    // For another part than the label's own, this code adds nothing. For a part that was read
    // before, it adds something only if the code is the package's.
    const other = part ?? (before?.partKnown === false || label.fields.some((one) => one.what === 'package') ? undefined : now.draft.part || undefined);
    const held = only && more.length === 0 && (other === undefined || other === only.part) ? only : undefined;
    if (part === undefined && number !== undefined) found.push({ why: 'partUnknown', values: { part: number } });
    else if (part === undefined && gtin !== undefined && !held) found.push({ why: 'gtinUnknown', values: { gtin } });
    const ours = part ?? held?.part;
    return {
      meant: { part: ours ?? number, unknown: ours === undefined && number !== undefined, batch: said(label.fields, 'batch'), quantity: said(label.fields, 'quantity'), unit: said(label.fields, 'unit'), announced: held, labels: announced?.labels },
      remarks: found,
    };
  };
  const handle = async (text: string, held: boolean): Promise<void> => {
    const code = read(text);
    const { label } = code;
    const { draft: before } = now;
    // Most codes are unambiguous, so nobody is asked.
    if (!label || (code.how !== 'sure' && decide(code, before, { plain: false, label: false }) === 'plain')) return asItStands(code.plain);
    const meanings = desk.meanings(said(label.fields, 'document'));
    let decision = decide(code, before, code.how === 'sure' ? { plain: false, label: true } : await known(code, label, before, meanings));
    if (decision === 'ask') {
      const answer = await desk.ask<'label' | 'plain'>((t) => t('ask.reading', { code: shown(code.plain) }), [
        { answer: 'label', ...saidBy(label) },
        { answer: 'plain', text: (t) => t(`ask.${before.step}`, { code: code.plain }), hint: (t) => t('ask.plain') },
      ]);
      if (!answer) return;
      decision = answer;
    }
    return decision === 'plain' ? asItStands(code.plain) : asLabel(code, label, meanings, held);
  };
  /** Without the hub's answer a label's part might be anybody's, so nothing is filled. */
  const unanswered = (error: unknown): void => {
    keep({ ...now, fault: 'unanswered' });
    desk.failed(error);
  };
  const next = (does: () => void | Promise<void>): Promise<void> => {
    desk.waits(++queued);
    turn = turn
      .then(does)
      .catch(unanswered)
      .finally(() => desk.waits(--queued));
    return turn;
  };

  return {
    /**
     * An empty line answers the current question. While a code is looked up or asked about, the
     * next question is unknown. Held means that a camera has it in sight.
     */
    enter: async (text: string, held = false): Promise<void> => {
      if (queued > 0 && text.trim() === '') return;
      await next(() => handle(text, held));
    },
    /**
     * Books the quantity that the label proposes, as it was shown. It is a number, even if it looks
     * like a code.
     */
    accept: async (seen: Draft, quantity: string): Promise<void> => {
      if (queued > 0 || seen !== now.draft || seen.step !== 'quantity') return;
      await next(() => asItStands(quantity));
    },
    /** From now on. A waiting code is booked with the page's settings when its turn comes. */
    sitAt: (at: Desk): void => {
      desk = at;
    },
    /** A step back, or a person's correction of what was read. */
    change: (to: (draft: Draft) => Draft): void => {
      const draft = to(now.draft);
      keep({ draft, remarks: draft.label ? now.remarks : [] });
    },
  };
}

async function known({ plain }: Code, label: Label, draft: Draft, meanings: Meanings): Promise<Known> {
  if (draft.step === 'quantity') return { plain: false, label: false };
  const parts = meanings.parts(label);
  const packages = label.fields.filter((one) => one.what === 'package');
  const isAnnounced = async (): Promise<boolean> => packages.length > 0 && (await meanings.contents(packages)) !== undefined;
  if (draft.step === 'part') return { plain: await meanings.isPart(plain), label: (await parts).length > 0 || (await isAnnounced()) };
  const batch = said(label.fields, 'batch');
  return { plain: await meanings.isBatch(draft.part, plain), label: (await parts).length > 0 || (batch !== undefined && (await meanings.isBatch(draft.part, batch))) || (await isAnnounced()) };
}

function saidBy({ fields: [field] }: Label): Pick<Option<unknown>, 'text' | 'hint'> {
  if (!field) return { text: (t) => t('ask.wrong') };
  const { id, what, value } = field;
  return { text: (t) => (what === 'other' ? t('code', { id }) : t('ask.as', { what: t(`what.${what}`), value })), hint: (t) => t('ask.marked', { id }) };
}
