/**
 * Characters that turn the direction of writing or are invisible. With them one name may pass for
 * another.
 */
// oxlint-disable-next-line no-control-regex, no-misleading-character-class -- these are what is looked for
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** A name that somebody else chose, with its hidden characters shown as numbers. */
export const visible = (name: string): string => name.replace(HIDDEN, (one) => `⟨U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
