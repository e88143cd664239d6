import { expect, test } from 'vitest';
import { crc32, xlsxInto } from './xlsx';

test('the check sum is that of the ZIP format', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  expect(crc32(new TextEncoder().encode('6789'), crc32(new TextEncoder().encode('12345')))).toBe(0xcbf43926);
});

test('a workbook is an archive with its directory at the end', async () => {
  const workbook = xlsxInto('orders', [{ head: 'Order' }, { head: 'Quantity', number: true }]);
  await workbook.add([['=cmd|1', '12.5']]);
  await workbook.add([[null, '2026-12-01']]);
  const file = new Uint8Array(await (await workbook.end()).arrayBuffer());
  expect(Array.from(file.subarray(0, 4))).toEqual([0x50, 0x4b, 3, 4]);
  const end = new DataView(file.buffer, file.length - 22);
  expect(end.getUint32(0, true)).toBe(0x06054b50);
  expect(end.getUint16(8, true)).toBe(6);
  expect(new DataView(file.buffer, end.getUint32(16, true)).getUint32(0, true)).toBe(0x02014b50);
});
