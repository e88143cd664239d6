import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import type { Kind, Question } from './questions';

/** What a question is about, as people call it. */
export function useAboutText(): (question: Question) => string {
  const { t } = useTranslation('questions');
  const lineText = useLineText();
  return ({ kind, part, number, line }) => {
    const name = (kind === 'part' || kind === 'call-off' ? part : number) ?? '';
    return [t(`about.${kind}`, { defaultValue: kind, name }), line !== null && lineText(kind, line)].filter(Boolean).join(' · ');
  };
}

/** Which line of a document is meant: of a schedule it is known by its day. */
export function useLineText(): (kind: Kind, line: string) => string {
  const { t } = useTranslation('questions');
  const format = useFormat();
  return (kind, line) => (kind === 'call-off' ? t('line.due', { day: format.date(line) }) : t('line.number', { line }));
}
