import { useTranslation } from 'react-i18next';
import { today } from '../app/days';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { Shipment, ShipmentState } from './shipments';

const signs: Record<ShipmentState | 'late', [Tone, string]> = {
  unannounced: ['open', '?'],
  'in-transit': ['info', '→'],
  late: ['late', '!'],
  'partly-received': ['open', '◐'],
  received: ['good', '✓'],
  cancelled: ['quiet', '−'],
};

/** Goods in transit after their expected day are late. */
export const isLate = ({ state, arrives }: Pick<Shipment, 'state' | 'arrives'>): boolean => state === 'in-transit' && arrives !== null && arrives < today();

export function ShipmentSign({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation('shipping');
  const state = isLate(shipment) ? 'late' : shipment.state;
  const [tone, sign] = signs[state] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {t(`state.${state}`, { defaultValue: state })}
    </Sign>
  );
}
