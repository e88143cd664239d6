import { expect, test } from 'vitest';
import { cut } from './segments';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('segments keep the byte offset they had in the interchange', () => {
  const segments = cut(bytes("UNB+UNOC:3'\r\nIMD+++::起重臂'QTY+1:5'"));
  expect(segments.map((one) => [one.offset, one.text])).toEqual([[0, "UNB+UNOC:3'"], [11, "IMD+++::起重臂'"], [31, "QTY+1:5'"]]);
});

test('a released terminator does not end a segment', () => {
  expect(cut(bytes("FTX+AAI+++it?'s late'UNT+2+1'"))).toHaveLength(2);
});

test('the service characters of UNA are used', () => {
  expect(cut(bytes('UNA:+.? ~UNB+UNOC:3~UNZ+0+1~')).map((one) => one.text)).toEqual(['UNA:+.? ~', 'UNB+UNOC:3~', 'UNZ+0+1~']);
});

test('bytes that are no UTF-8 are shown as Latin-1', () => {
  expect(cut(new Uint8Array([0x4e, 0xfc, 0x27]))[0]?.text).toBe("Nü'");
});
