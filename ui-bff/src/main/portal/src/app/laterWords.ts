import i18next from 'i18next';
import type { LaterTexts } from '../contexts';

/** Adds the words of a screen, which are loaded with it so that a first visit does not wait for them. */
export function addWords(name: keyof LaterTexts, en: object, zh: object): void {
  const add = (): void => {
    i18next.addResourceBundle('en', name, en);
    i18next.addResourceBundle('zh', name, zh);
  };
  if (i18next.isInitialized) add();
  // A later initialization replaces all words, also these.
  i18next.on('initialized', add);
}
