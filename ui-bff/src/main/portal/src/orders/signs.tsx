import { useTranslation } from 'react-i18next';
import { useScope } from '../app/scope';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { LineState, OrderState } from './orders';

const signs: Record<OrderState | LineState, [Tone, string]> = {
  open: ['open', '○'],
  answered: ['info', '◐'],
  proposed: ['info', '⇄'],
  confirmed: ['good', '✓'],
  accepted: ['good', '✓'],
  refused: ['late', '✕'],
  cancelled: ['quiet', '−'],
};

/** A state in words. A proposal is the supplier's: to the supplier it is their own. */
export function useStateText(): (state: OrderState | LineState) => string {
  const { t } = useTranslation('orders');
  const { as } = useScope();
  return (state) => (state === 'proposed' && as === 'supplier' ? t('state.proposedByUs') : t(`state.${state}`, { defaultValue: state }));
}

export function OrderSign({ state }: { state: OrderState | LineState }) {
  const text = useStateText();
  const [tone, sign] = signs[state] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {text(state)}
    </Sign>
  );
}
