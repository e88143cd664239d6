import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { visible } from '../app/visible';
import { type Certificate, pathOf, secondValidator } from './certificates';
import classes from './certificates.module.css';
import { useFieldName } from './fields';

/** The reason why it is not in force, and its successor. */
export function Standing({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const partner = usePartnerName();
  const field = useFieldName();
  const { as } = useScope();
  const me = useMe();
  const second = secondValidator(certificate);
  const { state, buyer, contested, reasons, revoked, replacedBy, replacedByNumber } = certificate;
  return (
    <>
      {contested && (
        <Notice tone="late" title={t('standing.contested')}>
          <span data-testid="contested">{as === 'buyer' || certificate.supplier !== me.party?.code ? t('standing.contestedAsk') : t('standing.contestedOwn')}</span>
        </Notice>
      )}
      {revoked && (
        <Notice tone="late" title={t('standing.revoked', { day: format.fullDate(revoked.from) })}>
          <span data-testid="revoked">{revoked.reason}</span>
        </Notice>
      )}
      {replacedBy && (
        <Notice tone="open">
          {t('standing.replacedBy')}{' '}
          <ScopedLink to={pathOf(replacedBy)} className="underlined number" data-testid="replaced-by">
            {replacedByNumber ?? replacedBy}
          </ScopedLink>
        </Notice>
      )}
      {reasons.length > 0 && (
        <Notice tone="late" title={t('standing.rejected', { buyer: partner(buyer) })}>
          <ul className={classes.said} data-testid="reasons">
            {reasons.map((one, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- reasons have no key of their own and never move
              <li key={at}>
                <strong>{field(one.field, certificate.results)}</strong> {one.text}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {state === 'awaits-validation' && <Notice tone="open">{second === me.party?.code ? t('standing.awaitsUs') : t('standing.awaits', { buyer: partner(second) })}</Notice>}
    </>
  );
}

/** The persons who vouch for it. */
export function Validations({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const partner = usePartnerName();
  const { validations, state } = certificate;
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('validated.title')}>
      <h2>{t('validated.title')}</h2>
      <ul className={classes.said}>
        {validations.map((one) => (
          <li key={`${one.party} ${one.at}`} data-testid="validation" data-party={one.party}>
            <strong title={one.person}>{visible(one.name ? format.text(one.name) : one.person)}</strong>{one.function && `, ${one.function}`} <span className="dim">{t(`department.${one.department}`, { defaultValue: one.department })}</span> · {partner(one.party)} · <span className="dim number nowrap">{format.fullMoment(one.at)}</span>
          </li>
        ))}
        {state === 'awaits-validation' && (
          <li>
            <Sign tone="open" sign="◐">
              {t('validated.missing', { buyer: partner(secondValidator(certificate)) })}
            </Sign>
          </li>
        )}
      </ul>
    </section>
  );
}
