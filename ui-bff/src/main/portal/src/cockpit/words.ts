import { useTranslation } from 'react-i18next';
import { addWords } from '../app/laterWords';
import en from './words/en.json';
import zh from './words/zh.json';

addWords('cockpitPage', en, zh);

/** The words of the cockpit. */
export const useWords = () => useTranslation('cockpitPage').t;
