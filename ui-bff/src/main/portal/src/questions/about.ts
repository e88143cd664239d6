import { useTranslation } from 'react-i18next';
import { isDay, mondayOfWeek } from '../app/days';
import { useFormat } from '../app/format';
import type { Kind, Question } from './questions';

/** The subject of a question in words. */
export function useAboutText(): (question: Question) => string {
  const { t } = useTranslation('questions');
  const lineText = useLineText();
  return ({ kind, part, number, line }) => {
    const name = (kind === 'part' || kind === 'call-off' ? part : number) ?? '';
    return [t(`about.${kind}`, { defaultValue: kind, name }), line !== null && lineText(kind, line)].filter(Boolean).join(' · ');
  };
}

/** The line of a document; in a schedule its day, week or month names it. */
export function useLineText(): (kind: Kind, line: string) => string {
  const { t } = useTranslation('questions');
  const format = useFormat();
  return (kind, line) => {
    if (kind !== 'call-off') return t('line.number', { line });
    if (mondayOfWeek(line)) return t('line.in', { span: format.week(line) });
    return isDay(line) ? t('line.due', { day: format.date(line) }) : t('line.in', { span: format.month(line) });
  };
}
