import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import app from './en.json';
import appZh from './zh.json';
import answers from '../answers/en.json';
import answersZh from '../answers/zh.json';
import callOffs from '../callOffs/en.json';
import callOffsZh from '../callOffs/zh.json';
import channels from '../channels/en.json';
import channelsZh from '../channels/zh.json';
import documents from '../documents/en.json';
import documentsZh from '../documents/zh.json';
import interchanges from '../interchanges/en.json';
import interchangesZh from '../interchanges/zh.json';
import network from '../network/en.json';
import networkZh from '../network/zh.json';
import orders from '../orders/en.json';
import ordersZh from '../orders/zh.json';
import partnerships from '../partnerships/en.json';
import partnershipsZh from '../partnerships/zh.json';

export type Language = 'en' | 'zh';
export const catalogues = {
  en: { app, answers, callOffs, channels, documents, network, orders, interchanges, partnerships },
  zh: { app: appZh, answers: answersZh, callOffs: callOffsZh, channels: channelsZh, documents: documentsZh, network: networkZh, orders: ordersZh, interchanges: interchangesZh, partnerships: partnershipsZh },
};

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

export async function startLanguage(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = htmlLang[language as Language];
  });
  await i18next.use(initReactI18next).init({
    lng: preferred(),
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: catalogues,
    interpolation: { escapeValue: false },
  });
}

export function speak(language: Language): void {
  localStorage.setItem(REMEMBERED, language);
  void i18next.changeLanguage(language);
}
