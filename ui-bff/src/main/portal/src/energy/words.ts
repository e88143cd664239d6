import { useTranslation } from 'react-i18next';
import { addWords } from '../app/laterWords';
import en from './words/en.json';
import zh from './words/zh.json';

addWords('energyPage', en, zh);

/** The words for energy. */
export const useWords = () => useTranslation('energyPage').t;
