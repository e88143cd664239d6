import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Problem } from '../app/http';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import type { Field, Label } from '../labels/fields';
import { type Code, read, said, shown } from '../labels/label';
import type { Asked, Option } from '../labels/Question';
import { decide, fill, type Known, type Meant } from './labelled';
import { meaningsAt, type Meanings, numberOf } from './meaning';
import { type Draft, type Item, nothing, take, type Taken } from './scanning';

/** What has to be seen before it is booked. */
export type Remark = { why: 'gtinUnknown' | 'partUnknown' | 'several' | 'differs'; values: Record<string, string> };
type Read = { draft: Draft; fault?: Taken['fault'] | 'unanswered'; remarks: Remark[] };
type Book = (item: Item) => void;
type Place = { site: string; document: string };

/**
 * Takes the codes that are scanned or typed one after another. Which of one's parts a label means the hub is asked; what comes
 * meanwhile waits its turn.
 */
export function useScanner(place: Place, onLabel: (fields: Field[]) => void) {
  const client = useQueryClient();
  const { sides } = useMe();
  const { as } = useScope();
  const [{ draft, fault, remarks }, show] = useState<Read>({ draft: nothing, remarks: [] });
  const [question, setQuestion] = useState<Asked<unknown>>();
  const [waiting, setWaiting] = useState(0);
  const now = useRef<Read>({ draft: nothing, remarks: [] });
  const turn = useRef(Promise.resolve());
  const queued = useRef(0);

  const keep = (next: Read): void => {
    now.current = next;
    show(next);
  };
  const ask = <T>(text: Asked<T>['text'], options: Option<T>[]): Promise<T | undefined> =>
    new Promise((resolve) => {
      const answer = (one: unknown): void => {
        setQuestion(undefined);
        resolve(one as T | undefined);
      };
      setQuestion({ text, options, answer });
    });
  const asItStands = (code: Code, book: Book): void => {
    const taken = take(now.current.draft, code.plain);
    // What was said of the label stands until it is booked.
    keep({ draft: taken.draft, ...(taken.fault && { fault: taken.fault }), remarks: taken.item ? [] : now.current.remarks });
    if (taken.item) book(taken.item);
  };
  const asLabel = async (code: Code, label: Label, meanings: Meanings, held: boolean): Promise<void> => {
    const { meant, remarks: found } = await meaning(label, meanings);
    if (!meant) return;
    const taken = fill(now.current.draft, code, meant);
    // A camera sees the same label again and again.
    if (taken.fault === 'again' && held) return;
    if (taken.fault) return keep({ ...now.current, fault: taken.fault });
    keep({ draft: taken.draft, remarks: [...now.current.remarks.filter((one) => !found.some((other) => other.why === one.why)), ...found] });
    onLabel(label.fields);
  };
  /** In one's own numbers; nothing where the person leaves it out. */
  const meaning = async (label: Label, meanings: Meanings): Promise<{ meant?: Meant; remarks: Remark[] }> => {
    const found: Remark[] = [];
    const parts = await meanings.parts(label);
    const gtin = said(label.fields, 'content') ?? said(label.fields, 'gtin');
    const number = numberOf(label, as === 'supplier');
    let part = parts[0] ?? number;
    if (parts.length > 1) part = await ask((t) => t('ask.which', { code: number ?? gtin ?? '' }), parts.map((one) => ({ answer: one, text: () => one })));
    if (parts.length > 1 && part === undefined) return { remarks: [] };
    if (parts.length === 0 && number !== undefined) found.push({ why: 'partUnknown', values: { part: number } });
    else if (part === undefined && gtin !== undefined) found.push({ why: 'gtinUnknown', values: { gtin } });
    const packages = label.fields.filter((one) => one.what === 'package').map((one) => one.value);
    const announced = packages.length === 0 ? undefined : await meanings.contents(packages);
    const meant: Meant = { part, batch: said(label.fields, 'batch'), quantity: said(label.fields, 'quantity'), unit: said(label.fields, 'unit') };
    const [only, ...more] = announced ?? [];
    if (more.length > 0) found.push({ why: 'several', values: { label: packages[0] ?? '' } });
    else if (only && meant.part === undefined) return { meant: { part: only.part, batch: meant.batch ?? only.batch ?? undefined, quantity: meant.quantity ?? only.quantity, unit: meant.unit ?? only.unit }, remarks: found.filter((one) => one.why !== 'gtinUnknown') };
    else if (only && only.part === meant.part && meant.quantity !== undefined && Number(only.quantity) !== Number(meant.quantity)) found.push({ why: 'differs', values: { announced: only.quantity, quantity: meant.quantity } });
    return { meant, remarks: found };
  };
  const handle = async (text: string, book: Book, held: boolean): Promise<void> => {
    const code = read(text);
    const { label } = code;
    const { draft: before } = now.current;
    // Most codes are what they are: nobody has to be asked.
    if (!label || (code.how !== 'sure' && decide(code, before, { plain: false, label: false }) === 'plain')) return asItStands(code, book);
    const meanings = meaningsAt({ ...place, sides }, client);
    let decision = decide(code, before, code.how === 'sure' ? { plain: false, label: true } : await known(code, label, before, meanings));
    if (decision === 'ask') {
      const answer = await ask<'label' | 'plain'>((t) => t('ask.reading', { code: shown(code.plain) }), [
        { answer: 'label', ...saidBy(label) },
        { answer: 'plain', text: (t) => t(`ask.${before.step}`, { code: code.plain }), hint: (t) => t('ask.plain') },
      ]);
      if (!answer) return;
      decision = answer;
    }
    return decision === 'plain' ? asItStands(code, book) : asLabel(code, label, meanings, held);
  };
  /** Without an answer of the hub a label's part might be anybody's: nothing is filled. */
  const unanswered = (error: unknown): void => {
    keep({ ...now.current, fault: 'unanswered' });
    if (!(error instanceof Problem)) reportError(error);
  };

  return {
    draft,
    fault,
    remarks,
    question,
    waiting: waiting > 0,
    /** An empty line answers what is asked for now: while a code is looked up or asked about nobody knows what that will be. Held is what a camera has in sight. */
    enter: (text: string, book: Book, held = false): void => {
      if (queued.current > 0 && text.trim() === '') return;
      setWaiting(++queued.current);
      turn.current = turn.current.then(() => handle(text, book, held).catch(unanswered)).finally(() => setWaiting(--queued.current));
    },
    set: (next: Draft): void => keep({ draft: next, remarks: next.label ? now.current.remarks : [] }),
  };
}

async function known({ plain }: Code, label: Label, draft: Draft, meanings: Meanings): Promise<Known> {
  if (draft.step === 'quantity') return { plain: false, label: false };
  const parts = meanings.parts(label);
  if (draft.step === 'part') return { plain: await meanings.isPart(plain), label: (await parts).length > 0 };
  const batch = said(label.fields, 'batch');
  return { plain: await meanings.isBatch(draft.part, plain), label: (await parts).length > 0 || (batch !== undefined && (await meanings.isBatch(draft.part, batch))) };
}

function saidBy({ fields: [field] }: Label): Pick<Option<unknown>, 'text' | 'hint'> {
  if (!field) return { text: (t) => t('ask.wrong') };
  const { id, what, value } = field;
  return { text: (t) => (what === 'other' ? t('code', { id }) : t('ask.as', { what: t(`what.${what}`), value })), hint: (t) => t('ask.marked', { id }) };
}
