/**
 * The label in the camera's sight. It is read once while it stays there, and may be read again when
 * it returns.
 */
export type Sight = { text: string | null; until: number };

export const unseen: Sight = { text: null, until: 0 };

/**
 * Milliseconds for which a code may disappear, because of a shaking hand, and still count as the
 * same.
 */
const GONE_AFTER_MS = 1_000;

/** Takes the next frame: the code that came into sight with it, or null. */
export function seen(before: Sight, text: string | null, now: number): { sight: Sight; read: string | null } {
  if (text === null) return { sight: now > before.until ? unseen : before, read: null };
  const known = text === before.text && now <= before.until;
  return { sight: { text, until: now + GONE_AFTER_MS }, read: known ? null : text };
}
