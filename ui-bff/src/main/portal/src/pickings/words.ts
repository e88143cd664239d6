import { useTranslation } from 'react-i18next';
import { addWords } from '../app/laterWords';
import en from './words/en.json';
import zh from './words/zh.json';

addWords('pickingScan', en, zh);

/** The words of scanning a picking. */
export const useWords = () => useTranslation('pickingScan').t;
