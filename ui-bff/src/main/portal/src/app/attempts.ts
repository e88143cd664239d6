/** Something sent under a key, with an unknown result. */
export type Attempt = { of: string; key: string; begun: string };

/** The same content repeats the earlier attempt; anything else is a new attempt. */
export function attemptOf(before: Attempt | undefined, what: unknown): Attempt {
  const of = JSON.stringify(what) ?? '';
  return before?.of === of ? before : { of, key: crypto.randomUUID(), begun: new Date().toISOString() };
}
