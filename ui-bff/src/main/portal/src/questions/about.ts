import { useTranslation } from 'react-i18next';
import type { Question } from './questions';

/** What a question is about, as people call it. */
export function useAboutText(): (question: Question) => string {
  const { t } = useTranslation('questions');
  return ({ kind, part, number }) => t(`about.${kind}`, { defaultValue: kind, name: (kind === 'part' || kind === 'call-off' ? part : number) ?? '' });
}
