import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import classes from './order.module.css';
import type { OrderTerms } from './orders';

/** An order's delivery terms. */
export function Delivery({ of: { term, payer, place } }: { of: NonNullable<OrderTerms['delivery']> }) {
  const { t } = useTranslation('orders');
  return <>{[[term, place].filter(Boolean).join(' '), payer && t(`payer.${payer as 'CC'}`, { defaultValue: payer })].filter(Boolean).join(' · ')}</>;
}

/** An order's payment terms, a line each. */
export function Payment({ of }: { of: OrderTerms['payment'] }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  return (
    <>
      {of.map(({ discount, days, due, text }, at) => {
        const said = [
          discount && t('payment.discount', { percent: format.quantity(discount) }),
          days !== null && t('payment.days', { count: days }),
          due && t('payment.due', { day: format.date(due) }),
          text,
        ].filter(Boolean);
        // oxlint-disable-next-line react/no-array-index-key -- as below
        return <div key={at}>{said.join(' · ')}</div>;
      })}
    </>
  );
}

/** The buyer's texts. */
export function Texts({ of, id }: { of: string[]; id: string }) {
  return (
    <div className={classes.texts} data-testid={id}>
      {of.map((text, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- they never change, and two may say the same
        <p key={at}>{text}</p>
      ))}
    </div>
  );
}
