import { useTranslation } from 'react-i18next';
import { addWords } from '../app/laterWords';
import en from './words/en.json';
import zh from './words/zh.json';

addWords('parkPage', en, zh);

/** The words of the park's screen. */
export const useWords = () => useTranslation('parkPage').t;
