import { expect, test } from 'vitest';
import { indexAt, placeOf, type Step, stepped, steppedByDocument } from './stepping';

const event = (position: number, type: string, message?: string): Step => ({ position, type, cause: { interchange: message ? 'I1' : null, message: message ?? null } });
const events = [event(10, 'forecast-released', 'M1'), event(11, 'shortfall-announced', 'M1'), event(20, 'call-offs-committed'), event(21, 'call-offs-committed'), event(30, 'forecast-released', 'M2'), event(31, 'release-contradicted', 'M2'), event(40, 'order-changed')];
const whole = { events, earlier: false, later: false };

test('a moment stands at the last event before it', () => expect([9, 10, 15, 40, 99].map((position) => indexAt(events, position))).toEqual([-1, 0, 1, 6, 6]));

test('a moment outside of the loaded events has no place among them', () => {
  const places = (earlier: boolean, later: boolean) => [9, 10, 15, 40, 99].map((position) => placeOf({ events, earlier, later }, position));
  expect(places(false, false)).toEqual([-1, 0, 1, 6, 6]);
  expect(places(true, true)).toEqual([undefined, 0, 1, 6, undefined]);
});

test('one step leads to the next event and back, and ends at the ends', () => {
  expect(stepped(events, 0, 1)?.position).toBe(11);
  expect(stepped(events, 1, -1)?.position).toBe(10);
  expect(stepped(events, 0, -1)).toBeUndefined();
  expect(stepped(events, 6, 1)).toBeUndefined();
  expect(stepped(events, -1, 1)?.position).toBe(10);
});

test('a step by document leads to the first event of the next release or document', () => {
  expect(steppedByDocument(whole, 0, 1)?.position).toBe(30);
  expect(steppedByDocument(whole, 2, 1)?.position).toBe(30);
  expect(steppedByDocument(whole, 4, 1)?.position).toBe(40);
  expect(steppedByDocument(whole, 6, -1)?.position).toBe(30);
  expect(steppedByDocument(whole, 3, -1)?.position).toBe(10);
  expect(steppedByDocument(whole, 0, -1)).toBeUndefined();
});

test('a step within a document that is longer than the loaded events leads to their end, where more are read', () => {
  const long = Array.from({ length: 5 }, (_, at) => event(at + 1, 'forecast-released', 'M1'));
  const step = (from: number, direction: 1 | -1, more: boolean) => steppedByDocument({ events: long, earlier: more, later: more }, from, direction)?.position;
  expect([step(2, 1, true), step(2, -1, true), step(4, 1, true), step(0, -1, true)]).toEqual([5, 1, undefined, undefined]);
  expect([step(2, 1, false), step(2, -1, false)]).toEqual([undefined, undefined]);
});
