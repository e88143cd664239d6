import { expect, test } from 'vitest';
import type { Booking } from '../stock/scanning';
import { Problem } from './http';
import { type Kept, outbox, outboxOf, type Send } from './outbox';

const PREFIX = 'weft.outbox.lena.';
function browser(): Kept & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get length() {
      return entries.size;
    },
    key: (at) => [...entries.keys()][at] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}
const scan = (key: string, more: Partial<Booking> = {}): Booking => ({ key, at: `2027-01-04T08:00:0${key.length}Z`, site: 'JX1', part: 'HY-1', batch: null, quantity: '5', way: 'out', unit: 'PCE', state: 'waiting', ...more });
const offline = new Problem({ status: 0, code: 'unreachable' });
const belowZero = new Problem({ status: 409, code: 'below-zero', text: { en: 'Only 3.', zh: '只有 3。' } });
const states = (box: { entries: () => readonly Booking[] }): string[] => box.entries().map((one) => `${one.key} ${one.state}`);

/** A hub that books each key once and may lose its response. */
function hub() {
  const booked = new Map<string, number>();
  const asked: string[] = [];
  let fails: unknown;
  let loses = false;
  const send: Send<Booking> = (one) => {
    asked.push(one.key);
    if (fails) return Promise.reject(fails as Error);
    booked.set(one.key, (booked.get(one.key) ?? 0) === 0 ? 1 : 1);
    return loses ? Promise.reject(offline) : Promise.resolve({ state: 'done', movement: booked.size });
  };
  return { send, booked, asked, goes: (error: unknown) => void (fails = error), loses: (now: boolean) => void (loses = now) };
}

test('a scan without a network is kept through a reload and sent once under its key', async () => {
  const [kept, to] = [browser(), hub()];
  const before = outbox<Booking>(kept, PREFIX);
  expect([before.add(scan('a')), before.add(scan('bb'))]).toEqual([true, true]);
  to.goes(offline);
  await before.send(to.send);
  expect(states(before)).toEqual(['bb waiting', 'a waiting']);
  expect(to.asked).toEqual(['a']);
  const after = outbox<Booking>(kept, PREFIX);
  expect(states(after)).toEqual(['bb waiting', 'a waiting']);
  to.goes(undefined);
  await after.send(to.send);
  expect(states(after)).toEqual(['bb done', 'a done']);
  expect([to.asked, kept.entries.size]).toEqual([['a', 'a', 'bb'], 0]);
  expect(outbox<Booking>(kept, PREFIX).entries()).toEqual([]);
});

test('a scan whose answer was lost is sent again under the same key, so the hub books it once', async () => {
  const [kept, to] = [browser(), hub()];
  to.loses(true);
  const before = outbox<Booking>(kept, PREFIX);
  before.add(scan('a'));
  await before.send(to.send);
  to.loses(false);
  const after = outbox<Booking>(kept, PREFIX);
  await after.send(to.send);
  expect([states(after), to.asked, [...to.booked]]).toEqual([['a done'], ['a', 'a'], [['a', 1]]]);
});

test('a page that is left while a scan is on its way sends it again', () => {
  const kept = browser();
  const box = outbox<Booking>(kept, PREFIX);
  box.add(scan('a'));
  void box.send(() => new Promise(() => undefined));
  expect([states(box), states(outbox<Booking>(kept, PREFIX))]).toEqual([['a sending'], ['a waiting']]);
});

test('a scan that the hub refuses stays with its reason until somebody decides, and the next is sent', async () => {
  const [kept, to] = [browser(), hub()];
  const box = outbox<Booking>(kept, PREFIX);
  box.add(scan('a'));
  box.add(scan('bb'));
  await box.send((one) => (one.key === 'a' ? Promise.reject(belowZero) : to.send(one)));
  expect(states(box)).toEqual(['bb done', 'a failed']);
  const after = outbox<Booking>(kept, PREFIX);
  expect([states(after), after.entries().map((one) => (one.error as Problem).body.code)]).toEqual([['a failed'], ['below-zero']]);
  await after.send(to.send);
  expect(to.asked).toEqual(['bb']);
  after.drop('a');
  expect([after.entries(), kept.entries.size]).toEqual([[], 0]);
});

test('a session that is over and a hub that is busy make a scan wait; they refuse nothing', async () => {
  for (const status of [0, 401, 429, 500, 503]) {
    const box = outbox<Booking>(browser(), PREFIX);
    box.add(scan('a'));
    await box.send(() => Promise.reject(new Problem({ status, code: 'x' })));
    expect(states(box)).toEqual(['a waiting']);
  }
});

test('two that send at once send each scan once, in the order of the scans', async () => {
  const [kept, to] = [browser(), hub()];
  const box = outbox<Booking>(kept, PREFIX);
  for (const key of ['a', 'bb', 'ccc']) box.add(scan(key));
  await Promise.all([box.send(to.send), box.send(to.send)]);
  expect(to.asked).toEqual(['a', 'bb', 'ccc']);
});

test("another tab's scans are seen, and those that it sent wait no more; another person's are not", () => {
  const kept = browser();
  const [one, other] = [outbox<Booking>(kept, PREFIX), outbox<Booking>(kept, PREFIX)];
  one.add(scan('a'));
  other.follow();
  expect(states(other)).toEqual(['a waiting']);
  one.change('a', { state: 'done' });
  other.follow();
  expect([states(one), states(other)]).toEqual([['a done'], []]);
  one.add(scan('bb'));
  expect(outbox<Booking>(kept, 'weft.outbox.chen.').entries()).toEqual([]);
});

test('a browser that keeps nothing says so, and the scan is sent all the same', async () => {
  const to = hub();
  const full = { ...browser(), setItem: () => { throw new Error('QuotaExceededError'); } };
  const box = outbox<Booking>(full, PREFIX);
  expect([box.add(scan('a')), outbox<Booking>(undefined, PREFIX).add(scan('a'))]).toEqual([false, false]);
  await box.send(to.send);
  expect(states(box)).toEqual(['a done']);
});

test('a person does not see or send the scans of another whose name begins with the same letters', () => {
  const kept = browser();
  outboxOf<Booking>(kept, 'weft.outbox', 'li@a.com.cn').add(scan('a'));
  outboxOf<Booking>(kept, 'weft.outbox', 'li@a.com').add(scan('bb'));
  outboxOf<Booking>(kept, 'weft.outbox', 'li@a.com:x').add(scan('ccc'));
  expect(['li@a.com', 'li@a.com.cn', 'li@a.com:x'].map((user) => states(outboxOf<Booking>(kept, 'weft.outbox', user)))).toEqual([['bb waiting'], ['a waiting'], ['ccc waiting']]);
});

test('scans that an earlier release kept are their own person’s still', () => {
  const kept = browser();
  outbox<Booking>(kept, 'weft.outbox.li@a.com.').add(scan('a'));
  outbox<Booking>(kept, 'weft.outbox.li@a.com.cn.').add(scan('bb'));
  expect(['li@a.com', 'li@a.com.cn'].map((user) => states(outboxOf<Booking>(kept, 'weft.outbox', user)))).toEqual([['a waiting'], ['bb waiting']]);
  expect([kept.entries.size, states(outboxOf<Booking>(kept, 'weft.outbox', 'li@a.com'))]).toEqual([2, ['a waiting']]);
});

test('an entry that cannot be read hides no other, and stays', () => {
  const kept = browser();
  for (const [at, text] of ['{', 'null', '{}', ''].entries()) kept.setItem(`${PREFIX}x${at}`, text);
  kept.setItem(`${PREFIX}a`, JSON.stringify(scan('a')));
  expect([states(outbox<Booking>(kept, PREFIX)), kept.entries.size]).toEqual([['a waiting'], 5]);
});

test('a scan that storage refused is sent, whatever another tab does', async () => {
  const [kept, to] = [browser(), hub()];
  let full = false;
  const storage: Kept = { ...kept, get length() { return kept.length; }, setItem: (key, value) => { if (full) throw new Error('QuotaExceededError'); kept.setItem(key, value); } };
  const box = outbox<Booking>(storage, PREFIX);
  box.add(scan('a'));
  full = true;
  expect(box.add(scan('bb'))).toBe(false);
  outbox<Booking>(kept, PREFIX).change('a', { state: 'done' });
  box.follow();
  expect(states(box)).toEqual(['bb waiting']);
  await box.send(to.send);
  expect(to.asked).toEqual(['bb']);
});
