import { expect, test } from 'vitest';
import { Problem } from '../app/http';
import { outbox } from '../app/outbox';
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
