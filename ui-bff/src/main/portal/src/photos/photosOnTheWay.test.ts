import { afterEach, expect, test, vi } from 'vitest';
import { type Kept, outboxOf } from '../app/outbox';
import { keepPictures, picturesOf } from './pictures';
import { addIfRoom, addPhotos, hasRoom, isOnTheWay, sendPhoto, type Waiting } from './photosOnTheWay';

const browser = (): Kept => {
  const entries = new Map<string, string>();
  return { get length() { return entries.size; }, key: (at) => [...entries.keys()][at] ?? null, getItem: (key) => entries.get(key) ?? null, setItem: (key, value) => void entries.set(key, value), removeItem: (key) => void entries.delete(key) };
};
const photo = (text: string): Blob => new Blob([text], { type: 'image/jpeg' });
const at = { target: { of: 'inspection', inspection: 'i', characteristic: 'PORES', piece: '2' } as const, path: '/inspections/i', number: 'QI-1' };
const box = (kept = browser()) => outboxOf<Waiting>(kept, 'weft.photos', 'wei');

/** A hub that answers one request after the other with these statuses; 0 is no network. */
function hub(...statuses: number[]) {
  const asked: { url: string; key: string | null; body: unknown }[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    if (url === '/bff/session') return Promise.resolve(Response.json({ authenticated: true, user: 'wei', csrf: { header: 'X', token: 't' } }));
    const status = statuses[asked.length] ?? 200;
    asked.push({ url, key: new Headers(init.headers).get('Idempotency-Key'), body: init.body });
    return status === 0 ? Promise.reject(new TypeError('offline')) : Promise.resolve(Response.json(status === 200 ? { id: 'i', version: 2, position: 7 } : { status, code: 'photos-full', text: { en: 'Full.', zh: '已满。' } }, { status, headers: { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' } }));
  });
  return asked;
}
afterEach(() => vi.unstubAllGlobals());

test('a photo without an answer waits with its picture, and repeats under its own key', async () => {
  const asked = hub(0, 200);
  const [kept, one] = [browser(), photo('crack')];
  const first = box(kept);
  await addPhotos(first, [one], at);
  await first.send(sendPhoto);
  expect(first.entries().map((it) => it.state)).toEqual(['waiting']);
  const again = box(kept);
  expect(again.entries().map(({ state, number }) => `${number} ${state}`)).toEqual(['QI-1 waiting']);
  await again.send(sendPhoto);
  await again.send(sendPhoto);
  expect(again.entries().map((it) => it.state)).toEqual(['done']);
  expect(asked.map(({ url }) => url)).toEqual(Array.from({ length: 2 }, () => '/bff/api/v1/inspections/i/photos?characteristic=PORES&piece=2'));
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  expect(asked.every(({ body }) => body === one)).toBe(true);
  expect(await picturesOf(again.entries()[0]?.key ?? '')).toEqual([]);
});

test('a photo that the hub refuses stays with its reason and does not hold back the next one', async () => {
  hub(409, 200);
  const mine = box();
  await addPhotos(mine, [photo('a')], at);
  await addPhotos(mine, [photo('b')], at);
  await mine.send(sendPhoto);
  expect(mine.entries().map((it) => it.state).toSorted()).toEqual(['done', 'failed']);
});

test('an entry whose picture the browser lost says so, and sends nothing', async () => {
  const asked = hub();
  const mine = box();
  await addPhotos(mine, [photo('a')], at);
  await keepPictures(mine.entries()[0]?.key ?? '', []);
  await mine.send(sendPhoto);
  expect([mine.entries()[0]?.state, asked.length]).toEqual(['failed', 0]);
});

test('thirty photos wait on a device, those of an unsent form included', async () => {
  const mine = box();
  await addPhotos(mine, Array.from({ length: 28 }, (_, nth) => photo(String(nth))), at);
  expect([hasRoom(mine), hasRoom(mine, 1), hasRoom(mine, 2)]).toEqual([true, true, false]);
  expect([await addIfRoom(mine, photo('x'), at), await addIfRoom(mine, photo('y'), at), await addIfRoom(mine, photo('z'), at)]).toEqual([true, true, false]);
  expect(mine.entries().filter(isOnTheWay)).toHaveLength(30);
});
