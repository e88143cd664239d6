import { useTranslation } from 'react-i18next';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { Delivery, InterchangeDetail, InterchangeRow, MessageOutcome, Outcome } from './interchanges';

const signs: Record<Outcome | Delivery | MessageOutcome, [Tone, string]> = {
  accepted: ['good', '✓'],
  applied: ['good', '✓'],
  delivered: ['good', '✓'],
  partly: ['open', '◐'],
  contradicted: ['open', '!'],
  held: ['open', '‖'],
  pending: ['info', '…'],
  sending: ['info', '→'],
  waiting: ['quiet', '○'],
  rejected: ['late', '✕'],
  failed: ['late', '✕'],
};

export function OutcomeSign({ outcome }: { outcome: Outcome | Delivery | MessageOutcome }) {
  const { t } = useTranslation('interchanges');
  const [tone, sign] = signs[outcome] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {t(`state.${outcome}`, { defaultValue: outcome })}
    </Sign>
  );
}

export const stateOf = (row: InterchangeRow | InterchangeDetail): Outcome | Delivery =>
  (row.direction === 'out' ? row.state : row.outcome) ?? 'pending';
