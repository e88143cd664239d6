import { useTranslation } from 'react-i18next';
import { addWords } from '../app/laterWords';
import en from './words/en.json';
import zh from './words/zh.json';

addWords('beforeAfterPage', en, zh);

/** The words of the page. */
export const useWords = () => useTranslation('beforeAfterPage').t;
