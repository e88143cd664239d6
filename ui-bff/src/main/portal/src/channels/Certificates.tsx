import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import type { FieldError } from '../app/http';
import type { ChannelState } from './channels';
import classes from './channel.module.css';
import { DaysSign } from './signs';

type Props = { pems: string[]; state: ChannelState; faults?: FieldError[]; onRemove?: (pem: string) => void };

/**
 * Each certificate with owner, validity and remaining days. A certificate just added has none of
 * these yet.
 */
export function Certificates({ pems, state, faults = [], onRemove }: Props) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const inForce = state.channel.as2?.certificates ?? [];
  return (
    <ul className={classes.certificates}>
      {pems.map((pem, place) => {
        const known = state.certificates[inForce.indexOf(pem)];
        const wrong = faults.filter((one) => one.pointer === `/as2/certificates/${place}`);
        return (
          <li key={pem} data-testid="certificate">
            <div className={classes.certificate}>
              <div>
                <strong>{known ? known.subject : t('certificate.new')}</strong>
                <div className="dim">
                  {known ? t('certificate.window', { from: format.moment(known.notBefore), until: format.date(known.notAfter.slice(0, 10)), serial: known.serial }) : t('certificate.newWhy')}
                </div>
              </div>
              {known && <DaysSign days={known.days} />}
              {onRemove && (
                <Button variant="default" size="xs" onClick={() => onRemove(pem)} aria-label={t('certificate.removeOf', { name: known?.subject ?? t('certificate.new') })}>
                  {t('certificate.remove')}
                </Button>
              )}
            </div>
            {wrong.map((one) => (
              <p key={one.code} role="alert" className={classes.wrong}>
                {format.text(one.text)}
              </p>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
