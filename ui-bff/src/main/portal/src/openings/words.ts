import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import en from './words/en.json';
import zh from './words/zh.json';

// Loaded with their screens, so that a first visit does not wait for them.
i18next.addResourceBundle('en', 'settling', en);
i18next.addResourceBundle('zh', 'settling', zh);

/** The words for opening cumulatives. */
export const useWords = () => useTranslation('settling').t;
