import { expect, test } from 'vitest';
import { areaOf } from './security';

test('what was asked for is named by the first word of its path', () => {
  expect(areaOf('GET /api/v1/call-offs')).toBe('call-offs');
  expect(areaOf('GET /api/v1/edi/interchanges/{id}/raw?x=1')).toBe('edi');
  expect(areaOf('POST /api/v1/orders 403')).toBe('orders');
  expect(areaOf('/bff/login')).toBe('portal');
  expect(areaOf('SFTP')).toBeUndefined();
  expect(areaOf('POST /as2 403')).toBeUndefined();
});
