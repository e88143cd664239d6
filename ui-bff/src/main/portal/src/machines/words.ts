import { useTranslation } from 'react-i18next';
import { addWords } from '../app/laterWords';
import en from './words/en.json';
import zh from './words/zh.json';

addWords('machinePages', en, zh);

/** The words for machines and their states. */
export const useWords = () => useTranslation('machinePages').t;
