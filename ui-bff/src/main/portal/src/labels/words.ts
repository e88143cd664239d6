import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import en from './words/en.json';
import zh from './words/zh.json';

// Loaded with the screens that read labels, so that a first visit does not wait for them.
i18next.addResourceBundle('en', 'labels', en);
i18next.addResourceBundle('zh', 'labels', zh);

/** The words for the contents of labels. */
export const useWords = () => useTranslation('labels').t;
export type Words = ReturnType<typeof useWords>;
