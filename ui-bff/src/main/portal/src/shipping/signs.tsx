import { useTranslation } from 'react-i18next';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { ShipmentState } from './shipments';

const signs: Record<ShipmentState, [Tone, string]> = {
  'in-transit': ['info', '→'],
  late: ['late', '!'],
  'partly-received': ['open', '◐'],
  received: ['good', '✓'],
  cancelled: ['quiet', '−'],
};

export function ShipmentSign({ state }: { state: ShipmentState }) {
  const { t } = useTranslation('shipping');
  const [tone, sign] = signs[state] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {t(`state.${state}`, { defaultValue: state })}
    </Sign>
  );
}
