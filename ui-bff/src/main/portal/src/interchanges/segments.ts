/** One segment of the raw bytes, with its byte offset and length in the interchange. */
export type Segment = { offset: number; bytes: number; text: string };

const RELEASE = 0x3f;
const TERMINATOR = 0x27;

/**
 * Cuts raw EDIFACT into segments for reading, no more: service characters from UNA (ISO 9735-1 clause 9) or the
 * defaults, a released terminator kept. Text is shown as UTF-8, and where it is not that, as Latin-1.
 */
export function cut(raw: Uint8Array): Segment[] {
  const una = String.fromCharCode(...raw.subarray(0, 3)) === 'UNA';
  const release = una ? (raw[6] ?? RELEASE) : RELEASE;
  const terminator = una ? (raw[8] ?? TERMINATOR) : TERMINATOR;
  const decoder = decoderFor(raw);
  const segments: Segment[] = [];
  let start = 0;
  const close = (end: number): void => {
    const text = decoder.decode(raw.subarray(start, end)).trim();
    if (text) segments.push({ offset: start, bytes: end - start, text });
    start = end;
  };
  for (let at = una ? 9 : 0; at < raw.length; at++) {
    if (una && start === 0 && at === 9) close(9);
    if (raw[at] === release && release !== 0x20) at++;
    else if (raw[at] === terminator) close(at + 1);
  }
  close(raw.length);
  return segments;
}

function decoderFor(raw: Uint8Array): TextDecoder {
  try {
    const utf8 = new TextDecoder('utf-8', { fatal: true });
    utf8.decode(raw);
    return utf8;
  } catch {
    return new TextDecoder('latin1');
  }
}
