import { useTranslation } from 'react-i18next';
import { addWords } from '../app/laterWords';
import en from './words/formsEn.json';
import zh from './words/formsZh.json';

addWords('machineForms', en, zh);

/** The words of the forms for machines, maintenance and shifts. */
export const useFormWords = () => useTranslation('machineForms').t;
