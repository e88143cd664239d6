const reserved = /[!'()*]/g;
const segment = (text: string): string => (text === '-' ? '%2D' : encodeURIComponent(text).replace(reserved, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`));

/** The id of a stream, by its type and its business key. */
export const idOf = (type: string, ...key: string[]): string =>
  btoa([type, ...key.map(segment)].join(':'))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** The stream of an id, or the id itself if it names none. */
export function streamOf(id: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(id.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0)));
  } catch {
    return id;
  }
}
