import { useTranslation } from 'react-i18next';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { Acknowledgement, Delivery, InterchangeDetail, InterchangeRow, MessageOutcome, Outcome } from './interchanges';

type State = Outcome | Delivery | MessageOutcome | Acknowledgement['state'];
const signs: Record<State, [Tone, string]> = {
  accepted: ['good', '✓'],
  applied: ['good', '✓'],
  delivered: ['good', '✓'],
  partly: ['open', '◐'],
  contradicted: ['open', '!'],
  held: ['open', '‖'],
  pending: ['info', '…'],
  sending: ['info', '→'],
  sent: ['info', '→'],
  waiting: ['quiet', '○'],
  acknowledged: ['good', '✓'],
  received: ['info', '→'],
  outstanding: ['quiet', '○'],
  rejected: ['late', '✕'],
  failed: ['late', '✕'],
  dead: ['late', '✕'],
};
export const toneOf = (state: State): Tone => (signs[state] ?? unknownSign)[0];
export const glyphOf = (state: State): string => (signs[state] ?? unknownSign)[1];

export function OutcomeSign({ outcome }: { outcome: State }) {
  const { t } = useTranslation('interchanges');
  return (
    <Sign tone={toneOf(outcome)} sign={glyphOf(outcome)}>
      {t(`state.${outcome}`, { defaultValue: outcome })}
    </Sign>
  );
}

/** In the place of the state of one that waits for nothing else. */
export function ReceiverPaused() {
  const { t } = useTranslation('interchanges');
  return (
    <Sign tone="open" sign="‖">
      {t('receiverPaused')}
    </Sign>
  );
}

export const stateOf = (row: InterchangeRow | InterchangeDetail): Outcome | Delivery =>
  (row.direction === 'out' ? row.state : row.outcome) ?? 'pending';
