import { useTranslation } from 'react-i18next';
import { usePartnerName } from '../app/partners';
import { useScope } from '../app/scope';
import { Sign } from '../app/Sign';
import type { Question } from './questions';

/** The side whose turn it is to write, in words. */
export function useWaitsText(): (question: Question) => string {
  const { t } = useTranslation('questions');
  const partner = usePartnerName();
  const { as } = useScope();
  return ({ waitsFor, buyer, supplier }) => (waitsFor === null ? t('closed') : waitsFor === as ? t('waitsForUs') : t('waitsFor', { party: partner(waitsFor === 'buyer' ? buyer : supplier) }));
}

/** The same as a sign. */
export function WaitsSign({ question }: { question: Question }) {
  const { as } = useScope();
  const text = useWaitsText()(question);
  const [tone, sign] = question.waitsFor === null ? (['quiet', '✓'] as const) : question.waitsFor === as ? (['open', '!'] as const) : (['info', '…'] as const);
  return (
    <Sign tone={tone} sign={sign}>
      {text}
    </Sign>
  );
}
