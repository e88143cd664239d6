import { expect, test } from 'vitest';
import { areaOf, type SecurityLine, together, toldOf } from './security';

test('what was asked for is named by the first word of its path', () => {
  expect(areaOf('GET /api/v1/call-offs')).toBe('call-offs');
  expect(areaOf('GET /api/v1/edi/interchanges/{id}/raw?x=1')).toBe('edi');
  expect(areaOf('POST /api/v1/orders 403')).toBe('orders');
  expect(areaOf('/bff/login')).toBe('portal');
  expect(areaOf('SFTP')).toBeUndefined();
  expect(areaOf('POST /as2 403')).toBeUndefined();
});

const line = (at: string, more: Partial<SecurityLine> = {}): SecurityLine => ({ at, kind: 'looked', party: 'SHENJI', member: 'auditor', memberName: null, address: '127.0.0.1', target: 'GET /api/v1/changes/stream?after=1', subject: null, times: 1, ...more });

test('equal looks are one line where the last one stands, over all pages, and none is left uncounted', () => {
  const pages = [[line('12:05', { target: 'GET /api/v1/changes/stream?after=9' }), line('12:04', { target: 'GET /api/v1/orders?part=A' }), line('12:03')], [line('12:02', { target: 'GET /api/v1/orders?part=B' }), line('12:01')]];
  const shown = together(pages);
  expect(shown.map((lines) => lines.map(({ at, times, first }) => [at, times, first]))).toEqual([[['12:05', 3, '12:01'], ['12:04', 1, undefined]], [['12:02', 1, undefined]]]);
  expect(together(pages)).toEqual(shown);
});

test('what is no look stays a line of its own, as does a look of somebody else or at something else', () => {
  const lines = [line('3'), line('2', { kind: 'login' }), line('2', { kind: 'login' }), line('1', { member: 'other' }), line('1', { subject: 'PurchaseOrder:1' })];
  expect(together([lines])).toEqual([lines]);
});

test('a refusal is told in words: what was asked for, where, and why it was refused', () => {
  expect(toldOf('POST /api/v1/orders 403')).toEqual({ way: 'write', area: 'orders', status: '403' });
  expect(toldOf('GET /api/v1/edi/interchanges/{id}/raw?x=1')).toEqual({ way: 'read', area: 'edi', status: undefined });
  expect(toldOf('DELETE /api/v1/grants/7 404')).toEqual({ way: 'delete', area: 'grants', status: '404' });
  expect(toldOf('POST /as2 403')).toEqual({ way: 'came', area: 'as2', status: '403' });
  expect(toldOf('SFTP')).toEqual({ way: 'came', area: 'sftp', status: undefined });
  expect(toldOf('/bff/login')).toEqual({ way: 'came', area: 'portal', status: undefined });
});
