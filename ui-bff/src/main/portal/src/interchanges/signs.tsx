import { useTranslation } from 'react-i18next';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { Delivery, InterchangeDetail, InterchangeRow, Judgement, MessageOutcome, Outcome } from './interchanges';

type State = Outcome | Delivery | MessageOutcome | Judgement;
const signs: Record<State, [Tone, string]> = {
  accepted: ['good', '✓'],
  applied: ['good', '✓'],
  kept: ['info', '▣'],
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
  unwritten: ['late', '✕'],
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

/** Replaces the state of an interchange that waits only for its receiver. */
export function ReceiverPaused() {
  const { t } = useTranslation('interchanges');
  return (
    <Sign tone="open" sign="‖">
      {t('receiverPaused')}
    </Sign>
  );
}

/** The partner's judgement says more than the delivery of an outgoing interchange. */
export function stateOf(row: InterchangeRow | InterchangeDetail): Outcome | Delivery | Judgement {
  if (row.direction === 'in') return row.outcome ?? 'pending';
  const said = typeof row.acknowledged === 'string' ? row.acknowledged : row.acknowledged?.state;
  return said === 'acknowledged' || said === 'rejected' ? said : (row.state ?? 'pending');
}
