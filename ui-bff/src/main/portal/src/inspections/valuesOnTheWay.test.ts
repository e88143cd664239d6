import { expect, test } from 'vitest';
import { Problem } from '../app/http';
import { type Kept, outbox, outboxOf } from '../app/outbox';
import { attemptAt, entered, nextAfter } from './entering';
import { sendAll, type Waiting } from './valuesOnTheWay';

const value = (piece: number): Waiting => ({ key: `v${piece}`, at: `2031-01-28T08:00:0${piece}Z`, state: 'waiting', inspection: 'i', number: 'P-7', person: null, result: { characteristic: 'D1', piece: String(piece), attempt: 1, value: '50.01' }, passed: true });

test('values that waited are read anew once, behind the last of them, and not at all if none arrived', async () => {
  const box = outbox<Waiting>(undefined, 'weft.measured.lena:');
  const seen: string[] = [];
  for (const piece of [1, 2, 3]) box.add(value(piece));
  const after = (): void => void seen.push('read');
  const offline = () => Promise.reject(new Problem({ status: 0, code: 'unreachable' }));
  await sendAll(box, offline, after);
  expect(seen).toEqual([]);
  await sendAll(box, (one) => { seen.push(one.result.piece); return Promise.resolve({ state: 'done' }); }, after);
  expect(seen).toEqual(['1', '2', '3', 'read']);
});

/** A browser's storage. */
function browser(): Kept & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get length() {
      return entries.size;
    },
    key: (at) => [...entries.keys()][at] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, text) => void entries.set(key, text),
    removeItem: (key) => void entries.delete(key),
  };
}

test('a value whose answer was lost is sent again after a reload, as the same attempt and under the same key', async () => {
  const kept = browser();
  const recorded = new Map<string, Waiting['result']>();
  const asked: string[] = [];
  let loses = true;
  const hub = (one: Waiting): Promise<{ state: string }> => {
    asked.push(one.key);
    recorded.set(one.key, one.result);
    return loses ? Promise.reject(new Problem({ status: 0, code: 'unreachable' })) : Promise.resolve({ state: 'done' });
  };
  const before = outboxOf<Waiting>(kept, 'weft.measured', 'lena');
  before.add(value(1));
  await sendAll(before, hub, () => {});
  const after = outboxOf<Waiting>(kept, 'weft.measured', 'lena');
  expect(after.entries().map((one) => one.state)).toEqual(['waiting']);
  loses = false;
  await sendAll(after, hub, () => {});
  expect(asked).toEqual(['v1', 'v1']);
  expect([...recorded.values()]).toEqual([value(1).result]);
  expect([kept.entries.size, outboxOf<Waiting>(kept, 'weft.measured', 'lena').entries()]).toEqual([0, []]);
});

test('a value that waits counts as entered, so that its piece is not asked for again', () => {
  const tasks = [1, 2, 3].map((piece) => ({ characteristic: 'D1', piece: String(piece) }));
  expect(nextAfter(tasks, entered([], [value(1), value(2)]))).toEqual({ characteristic: 'D1', piece: '3' });
});

test('a retest of a value that waits is the next attempt', () => {
  expect(attemptAt(entered([], [value(1)]), { characteristic: 'D1', piece: '1' })).toBe(2);
});

test('another person on this device neither sees nor sends the values', () => {
  const kept = browser();
  outboxOf<Waiting>(kept, 'weft.measured', 'lena').add(value(1));
  expect(outboxOf<Waiting>(kept, 'weft.measured', 'max').entries()).toEqual([]);
});
