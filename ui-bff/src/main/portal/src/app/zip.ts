export type Packed = { path: Uint8Array<ArrayBuffer>; bytes: Uint8Array<ArrayBuffer>; sum: number; size: number };

/** A file in an archive, deflated by the browser as it grows. */
export function packing(path: string): { add: (content: string | Uint8Array<ArrayBuffer>) => Promise<void>; end: () => Promise<Packed> } {
  const encoder = new TextEncoder();
  const stream = new CompressionStream('deflate-raw');
  const into = stream.writable.getWriter();
  const packed = new Response(stream.readable).arrayBuffer();
  let sum = 0;
  let size = 0;
  return {
    add: async (content) => {
      const bytes = typeof content === 'string' ? encoder.encode(content) : content;
      sum = crc32(bytes, sum);
      size += bytes.length;
      await into.write(bytes);
    },
    end: async () => {
      await into.close();
      return { path: encoder.encode(path), bytes: new Uint8Array(await packed), sum, size };
    },
  };
}

/** A ZIP archive (PKWARE APPNOTE 6.3). */
export function zipped(files: readonly Packed[], type = 'application/zip'): Blob {
  const out: BlobPart[] = [];
  const directory: BlobPart[] = [];
  let offset = 0;
  let listed = 0;
  for (const { path, bytes, sum, size } of files) {
    const common = [...u16(20), ...u16(0x0800), ...u16(8), ...u16(0), ...u16(0x21), ...u32(sum), ...u32(bytes.length), ...u32(size), ...u16(path.length), ...u16(0)];
    out.push(new Uint8Array([...u32(0x04034b50), ...common]), path, bytes);
    directory.push(new Uint8Array([...u32(0x02014b50), ...u16(20), ...common, ...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(offset)]), path);
    offset += 30 + path.length + bytes.length;
    listed += 46 + path.length;
  }
  const end = new Uint8Array([...u32(0x06054b50), ...u16(0), ...u16(0), ...u16(files.length), ...u16(files.length), ...u32(listed), ...u32(offset), ...u16(0)]);
  return new Blob([...out, ...directory, end], { type });
}

const u16 = (value: number): number[] => [value & 0xff, (value >>> 8) & 0xff];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];

const TABLE = Uint32Array.from({ length: 256 }, (_, at) => {
  let sum = at;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum >>> 0;
});

/** The CRC-32 of bytes, or of a continuation whose sum so far is `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = before ^ 0xffffffff;
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 0xff] as number) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
