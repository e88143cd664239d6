import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { MissingCertificates } from '../certificates/MissingCertificates';
import { useBeyond } from './beyond';
import classes from './shipping.module.css';
import type { Despatch } from './shipments';

/** Points to check again; the shipment can be sent all the same. */
export function Beyond({ despatch }: { despatch: Despatch }) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const { beyond, scanned } = useBeyond(despatch);
  const said = (quantity: string, unit: string): string => `${format.quantity(quantity)} ${format.unit(unit)}`;
  return (
    <div className={classes.beyond}>
      {beyond.map(({ part, unit, sent, due, later }) => (
        <Notice key={`due ${part} ${unit} ${sent} ${due} ${later}`} tone="open">
          <span data-testid="beyond-due">{t('ship.beyond', { part, sent: said(sent, unit), due: said(due, unit), later: said(later, unit) })}</span>
        </Notice>
      ))}
      {scanned.map(({ part, unit, sent, scanned: out }) => (
        <Notice key={`scanned ${part} ${unit}`} tone="open">
          <span data-testid="scanned-beyond">{t('ship.scannedBeyond', { part, number: despatch.number, sent: said(sent, unit), scanned: said(out, unit) })}</span>
        </Notice>
      ))}
      <MissingCertificates despatch={despatch} />
    </div>
  );
}
