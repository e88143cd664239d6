import { expect, test } from 'vitest';
import { Problem } from '../app/http';
import { type Kept, outbox, outboxOf } from '../app/outbox';
import { attemptAt, entered, nextAfter } from './entering';
import { keyOf, sendAll, TOGETHER, together, type Waiting } from './valuesOnTheWay';

const value = (piece: number): Waiting => ({ key: `v${piece}`, at: `2031-01-28T08:00:0${piece}Z`, state: 'waiting', inspection: 'i', number: 'P-7', person: null, result: { characteristic: 'D1', piece: String(piece), attempt: 1, value: '50.01' }, passed: true });

test('values that waited are read anew once, behind the last of them, and not at all if none arrived', async () => {
  const box = outbox<Waiting>(undefined, 'weft.measured.lena:');
  const seen: string[] = [];
  for (const piece of [1, 2, 3]) box.add(value(piece));
  const after = (): void => void seen.push('read');
  const offline = () => Promise.reject(new Problem({ status: 0, code: 'unreachable' }));
  await sendAll(box, offline, after);
  expect(seen).toEqual([]);
  await sendAll(box, (values) => { seen.push(...values.map((one) => one.result.piece)); return Promise.resolve({ state: 'done' }); }, after);
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
  const hub = async (values: readonly Waiting[]): Promise<{ state: string }> => {
    asked.push(await keyOf(values));
    for (const one of values) recorded.set(one.key, one.result);
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

const many = (count: number, change: (at: number) => Partial<Waiting> = () => ({})): Waiting[] => Array.from({ length: count }, (_, at) => ({ ...value(1), key: `k${at}`, at: new Date(Date.UTC(2031, 0, 28, 8, 0, at)).toISOString(), result: { ...value(1).result, piece: String(at + 1) }, ...change(at) }));

test('values that waited without a network go twenty a request, in their order, each once', async () => {
  const box = outbox<Waiting>(undefined, 'weft.measured.lena:');
  for (const one of many(45)) box.add(one);
  const requests: string[][] = [];
  await sendAll(box, (values) => { requests.push(values.map((one) => one.result.piece)); return Promise.resolve({ state: 'done' }); }, () => {});
  expect(requests.map((one) => one.length)).toEqual([TOGETHER, TOGETHER, 5]);
  expect(requests.flat()).toEqual(Array.from({ length: 45 }, (_, at) => String(at + 1)));
});

test('values of another inspection or person go in a request of their own', () => {
  expect(together(many(5, (at) => ({ inspection: at < 2 ? 'i' : 'j' }))).map((one) => one.key)).toEqual(['k0', 'k1']);
  expect(together(many(5, (at) => ({ person: at < 3 ? 'P-0007' : 'P-0008' }))).map((one) => one.key)).toEqual(['k0', 'k1', 'k2']);
});

test('the same values without an answer repeat under the same key, and other values under another', async () => {
  const [all, some] = [many(20), many(19)];
  expect(await keyOf(all)).toBe(await keyOf(many(20)));
  expect(await keyOf(all)).not.toBe(await keyOf(some));
  expect(await keyOf(all)).toMatch(/^[0-9a-f]{64}$/);
});

test('of a refused request only the faulty value fails, and none is recorded twice', async () => {
  const box = outbox<Waiting>(undefined, 'weft.measured.lena:');
  for (const one of many(6)) box.add(one);
  const recorded: string[] = [];
  const faulty = (one: Waiting): boolean => one.result.piece === '3';
  await sendAll(box, (values) => {
    if (values.some(faulty)) return Promise.reject(new Problem({ status: 422, code: 'piece-unknown' }));
    recorded.push(...values.map((one) => one.result.piece));
    return Promise.resolve({ state: 'done' });
  }, () => {});
  expect(recorded.toSorted()).toEqual(['1', '2', '4', '5', '6']);
  expect(box.entries().filter((one) => one.state === 'failed').map((one) => one.result.piece)).toEqual(['3']);
  expect(box.entries().filter((one) => one.state === 'waiting')).toEqual([]);
});
