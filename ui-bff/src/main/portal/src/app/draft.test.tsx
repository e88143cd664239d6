import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useDraftAbout, useDraftOf } from './draft';
import { shown, textOf } from './shown';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
});
afterEach(() => void vi.unstubAllGlobals());

type Fields = { number: string; note: string };
let form: { type: (change: Partial<Fields>) => void; send: () => void };

function Form() {
  const [fields, type, send] = useDraftOf<Fields>('order', { number: 'none', note: 'none' });
  form = { type, send };
  return (
    <p>
      {fields.number} {fields.note}
    </p>
  );
}

test('unsent input is there after a reload until it is sent, and untouched fields keep their start', async () => {
  expect(textOf(await shown(<Form />))).toBe('none none');
  form.type({ number: '4500' });
  expect(textOf(await shown(<Form />))).toBe('4500 none');
  form.type({ note: 'as agreed' });
  expect(textOf(await shown(<Form />))).toBe('4500 as agreed');
  form.send();
  expect(textOf(await shown(<Form />))).toBe('none none');
});

let answer: (next: string | undefined) => void;

function Answer({ line, version }: { line: string; version: string }) {
  const [draft, keep] = useDraftAbout<string>('answer', line, version);
  answer = keep;
  return <p>{draft ?? 'none'}</p>;
}

test('an answer is a draft of its own line, as long as the line has not changed', async () => {
  await shown(<Answer line="10" version="1" />);
  answer('80 pieces');
  expect(textOf(await shown(<Answer line="20" version="1" />))).toBe('none');
  expect(textOf(await shown(<Answer line="10" version="2" />))).toBe('none');
  expect(textOf(await shown(<Answer line="10" version="1" />))).toBe('80 pieces');
});

test('of twenty drafts of one name the oldest makes room', async () => {
  for (let line = 1; line <= 21; line++) {
    await shown(<Answer line={`${line}`} version="1" />);
    answer(`draft ${line}`);
  }
  expect(textOf(await shown(<Answer line="1" version="1" />))).toBe('none');
  expect(textOf(await shown(<Answer line="2" version="1" />))).toBe('draft 2');
});
