/** What a camera has in sight: a label is read once for as long as it is held there, and may be read again when it comes back. */
export type Sight = { text: string | null; until: number };

export const unseen: Sight = { text: null, until: 0 };

/** So long a code may be missed, by a shaking hand, and still be the same one. */
const GONE_AFTER_MS = 1_000;

/** Takes the next frame: the code that came into sight with it, null where none did. */
export function seen(before: Sight, text: string | null, now: number): { sight: Sight; read: string | null } {
  if (text === null) return { sight: now > before.until ? unseen : before, read: null };
  const known = text === before.text && now <= before.until;
  return { sight: { text, until: now + GONE_AFTER_MS }, read: known ? null : text };
}
