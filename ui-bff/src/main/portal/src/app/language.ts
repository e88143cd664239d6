import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { useEffect, useState } from 'react';
import type { LaterTexts, Texts } from '../contexts';

export type Language = 'en' | 'zh';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: Texts & LaterTexts;
  }
}

const REMEMBERED = 'weft.language';

function preferred(): Language {
  const remembered = localStorage.getItem(REMEMBERED);
  if (remembered === 'en' || remembered === 'zh') return remembered;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const htmlLang = { en: 'en', zh: 'zh-Hans' } as const;

const catalogues = { en: () => import('../catalogues/en'), zh: () => import('../catalogues/zh') };

/** Fetches the words of a language if they are missing. */
async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'app')) return;
  const { texts } = await catalogues[language]();
  for (const [name, words] of Object.entries(texts)) i18next.addResourceBundle(language, name, words);
}

export async function startLanguage(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = htmlLang[language as Language];
  });
  const language = preferred();
  const { texts } = await catalogues[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    // A test makes sure that every text is in both languages.
    fallbackLng: false,
    defaultNS: 'app',
    resources: { [language]: texts },
    interpolation: { escapeValue: false },
  });
}

export function speak(language: Language): void {
  localStorage.setItem(REMEMBERED, language);
  void load(language).then(() => i18next.changeLanguage(language));
}

/** Whether both languages are loaded, for content written in both. */
export function useBothLanguages(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void Promise.all([load('en'), load('zh')]).then(() => setReady(true));
  }, []);
  return ready;
}
