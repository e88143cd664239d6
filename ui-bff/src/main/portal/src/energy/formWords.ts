import { useTranslation } from 'react-i18next';
import { addWords } from '../app/laterWords';
import en from './words/formsEn.json';
import zh from './words/formsZh.json';

addWords('energyForms', en, zh);

/** The words of tariffs, baselines, meters and load requests. */
export const useFormWords = () => useTranslation('energyForms').t;
