/** Something that was sent under a key, and what came of it is not known. */
export type Attempt = { of: string; key: string; begun: string };

/** The same again is the attempt before; anything else is a new one. */
export function attemptOf(before: Attempt | undefined, what: unknown): Attempt {
  const of = JSON.stringify(what) ?? '';
  return before?.of === of ? before : { of, key: crypto.randomUUID(), begun: new Date().toISOString() };
}
