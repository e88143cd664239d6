import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { catalogues } from '../contexts';

export type Language = 'en' | 'zh';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: (typeof catalogues)['en'];
  }
}

const REMEMBERED = 'weft.language';

function preferred(): Language {
  const remembered = localStorage.getItem(REMEMBERED);
  if (remembered === 'en' || remembered === 'zh') return remembered;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const htmlLang = { en: 'en', zh: 'zh-Hans' } as const;

export async function startLanguage(resources: typeof catalogues): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = htmlLang[language as Language];
  });
  await i18next.use(initReactI18next).init({
    lng: preferred(),
    fallbackLng: 'en',
    defaultNS: 'app',
    resources,
    interpolation: { escapeValue: false },
  });
}

export function speak(language: Language): void {
  localStorage.setItem(REMEMBERED, language);
  void i18next.changeLanguage(language);
}
