import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useDraftAbout, useDraftOf } from './draft';
import { shown, textOf } from './shown';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
});
afterEach(() => void vi.unstubAllGlobals());

type Fields = { number: string; note: string };
type Acts = { type: (change: Partial<Fields>) => void; send: () => void };

function Form({ acts }: { acts: (all: Acts) => void }) {
  const [fields, type, send] = useDraftOf<Fields>('order', { number: 'none', note: 'none' });
  acts({ type, send });
  return (
    <p>
      {fields.number} {fields.note}
    </p>
  );
}

test('unsent input is there after a reload until it is sent, and untouched fields keep their start', async () => {
  const acts: Acts[] = [];
  const read = async (): Promise<string> => textOf(await shown(<Form acts={(all) => acts.push(all)} />));
  expect(await read()).toBe('none none');
  acts.at(-1)?.type({ number: '4500' });
  expect(await read()).toBe('4500 none');
  acts.at(-1)?.type({ note: 'as agreed' });
  expect(await read()).toBe('4500 as agreed');
  acts.at(-1)?.send();
  expect(await read()).toBe('none none');
});

type Keep = (next: string | undefined) => void;

function Answer({ line, version, typed }: { line: string; version: string; typed: (keep: Keep) => void }) {
  const [draft, keep] = useDraftAbout<string>('answer', line, version);
  typed(keep);
  return <p>{draft ?? 'none'}</p>;
}

async function answer(line: string, version: string, text?: string): Promise<string> {
  const keeps: Keep[] = [];
  const html = await shown(<Answer line={line} version={version} typed={(keep) => keeps.push(keep)} />);
  if (text !== undefined) keeps.at(-1)?.(text);
  return textOf(html);
}

test('an answer is a draft of its own line, as long as the line has not changed', async () => {
  await answer('10', '1', '80 pieces');
  expect(await answer('20', '1')).toBe('none');
  expect(await answer('10', '2')).toBe('none');
  expect(await answer('10', '1')).toBe('80 pieces');
});

test('of twenty drafts of one name the oldest makes room', async () => {
  for (let line = 1; line <= 21; line++) await answer(`${line}`, '1', `draft ${line}`);
  expect(await answer('1', '1')).toBe('none');
  expect(await answer('2', '1')).toBe('draft 2');
});
