import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import classes from './documents.module.css';
import { type DocumentLine, type DocumentRow, segmentOf } from './documents';
import { SegmentLink } from './SegmentLink';

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{children}</dd>
    </div>
  );
}

/** An invoice's currency, taxes, total and day of payment. */
export function Payable({ document: { currency, payable, places }, segments }: { document: DocumentRow; segments: string | undefined }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  if (!currency && !payable) return null;
  return (
    <dl className={classes.references} data-testid="payable">
      {currency && <Fact name={t('currency')}>{currency}</Fact>}
      {payable?.taxes.map(({ type, rate, amount }, at) => (
        <Fact key={`${type} ${rate}`} name={[type === null ? t('taxes') : t(`tax.${type}` as 'tax.VAT', { defaultValue: type }), rate && `${format.quantity(rate)} %`].filter(Boolean).join(' ')}>
          {amount ? format.money(amount) : '–'} <SegmentLink segments={segments} segment={segmentOf(places, 'tax', at)} />
        </Fact>
      ))}
      {payable?.total && (
        <Fact name={t('total')}>
          <strong>{format.money(payable.total)}</strong> <SegmentLink segments={segments} segment={segmentOf(places, 'total', 0)} />
        </Fact>
      )}
      {payable?.due && <Fact name={t('due')}>{format.fullDate(payable.due)}</Fact>}
    </dl>
  );
}

/** A price and its price unit, if that is not one of the line's unit. */
export function PriceOf({ price, unit }: { price: NonNullable<DocumentLine['price']>; unit: string | null }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const each = price.per === '1' && (!price.unit || price.unit === unit);
  return (
    <>
      {format.money(price.amount)}
      {!each && ` / ${format.quantity(price.per)} ${format.unit(price.unit ?? unit ?? '')}`}
      {price.gross && <span className="dim"> {t('gross')}</span>}
    </>
  );
}
