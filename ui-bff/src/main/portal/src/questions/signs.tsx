import { useTranslation } from 'react-i18next';
import { usePartnerName } from '../app/partners';
import { useScope } from '../app/scope';
import { Sign } from '../app/Sign';
import type { Question } from './questions';

/** Whose turn it is to write. */
export function WaitsSign({ question }: { question: Question }) {
  const { t } = useTranslation('questions');
  const partner = usePartnerName();
  const { as } = useScope();
  if (question.waitsFor === null) {
    return (
      <Sign tone="quiet" sign="✓">
        {t('closed')}
      </Sign>
    );
  }
  const own = question.waitsFor === as;
  return (
    <Sign tone={own ? 'open' : 'info'} sign={own ? '!' : '…'}>
      {own ? t('waitsForUs') : t('waitsFor', { party: partner(question.waitsFor === 'buyer' ? question.buyer : question.supplier) })}
    </Sign>
  );
}
