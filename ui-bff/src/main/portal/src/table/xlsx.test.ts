import { expect, test } from 'vitest';
import { crc32 } from '../app/zip';
import { xlsxInto } from './xlsx';

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
  expect(end.getUint16(8, true)).toBe(7);
  expect(new DataView(file.buffer, end.getUint32(16, true)).getUint32(0, true)).toBe(0x02014b50);
});

/** The archive's contents, by path. */
async function unpacked(file: Uint8Array<ArrayBuffer>): Promise<Record<string, string>> {
  const parts: Record<string, string> = {};
  const view = new DataView(file.buffer);
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const [size, name] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true)];
    const path = new TextDecoder().decode(file.subarray(at + 30, at + 30 + name));
    at += 30 + name + size;
    parts[path] = await new Response(new Blob([file.slice(at - size, at)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
  }
  return parts;
}

test('a text that comes again is written once, and keeps its spaces', async () => {
  const workbook = xlsxInto('orders', [{ head: 'Order' }, { head: 'Supplier' }]);
  await workbook.add(Array.from({ length: 12_000 }, (_, at) => [`4500-${at}`, at === 0 ? ' a  b <' : '佳鑫机械']));
  const { 'xl/worksheets/sheet1.xml': sheet = '', 'xl/sharedStrings.xml': texts = '' } = await unpacked(new Uint8Array(await (await workbook.end()).arrayBuffer()));
  expect(texts.match(/佳鑫机械/g)).toHaveLength(1);
  expect(texts).toContain('<si><t xml:space="preserve"> a  b &lt;</t></si>');
  expect(sheet).not.toContain('佳鑫机械');
  const place = [...texts.matchAll(/<si><t[^>]*>([^<]*)<\/t>/g)].findIndex((one) => one[1] === '佳鑫机械');
  expect(sheet).toContain(`<c r="B12001" t="s"><v>${place}</v></c>`);
  // After the shared texts, a text stands in its own cell.
  expect(sheet).toContain('<c r="A12001" t="inlineStr"><is><t>4500-11999</t></is></c>');
});
