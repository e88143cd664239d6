import { EOT, GS, RS } from './fields';

type Key = { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean };

/** The separator that a scanner at the keyboard means by a key, for there is none for it: F8, or Control with the character of the control code. */
export function separatorOf({ key, ctrlKey, altKey, metaKey }: Key, before: string): string | undefined {
  if (altKey || metaKey) return undefined;
  if (!ctrlKey) return key === 'F8' ? GS : undefined;
  if (key === ']') return GS;
  if (key === '^') return RS;
  // Else it is the browser's own.
  return key.toLowerCase() === 'd' && before.startsWith('[)>') ? EOT : undefined;
}
