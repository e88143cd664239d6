import { useTranslation } from 'react-i18next';
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

export function OrderSign({ state }: { state: OrderState | LineState }) {
  const { t } = useTranslation('orders');
  const [tone, sign] = signs[state] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {t(`state.${state}`, { defaultValue: state })}
    </Sign>
  );
}
