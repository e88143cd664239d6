import { EOT, GS, RS } from './fields';

type Key = { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean };

/**
 * The separator that a keyboard scanner means by a key, because no key exists for it: F8, or
 * Control with the control code's character.
 */
export function separatorOf({ key, ctrlKey, altKey, metaKey }: Key, before: string): string | undefined {
  if (altKey || metaKey) return undefined;
  if (!ctrlKey) return key === 'F8' ? GS : undefined;
  if (key === ']') return GS;
  if (key === '^') return RS;
  // Otherwise the key is the browser's own.
  return key.toLowerCase() === 'd' && before.startsWith('[)>') ? EOT : undefined;
}
