import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { Wide } from '../app/Wide';
import { type Asked, balancePath, type Known, type PartnersBalance, usePartnersBalance, usePartnersSites } from './balance';
import classes from './balance.module.css';
import { coverText } from './BalanceTable';
import { usePeriod } from './period';

/** Which suppliers let the buyer of a part see their side of it. */
export function PartnersSites({ part }: { part: string }) {
  const { t } = useTranslation('balance');
  const partner = usePartnerName();
  const site = useSiteName();
  const known = useKnown();
  const answer = usePartnersSites(part);
  const items = answer.isError ? [] : (answer.data?.items ?? []);
  if (items.length === 0) return null;
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('partners.title')} data-testid="partners-sites">
      <h2 className={classes.sub}>{t('partners.title')}</h2>
      <ul className={classes.partners}>
        {items.map((one) => (
          <li key={one.site}>
            <ScopedLink to={balancePath(part, one.site)} data-testid="partners-site">
              {partner(one.partner)} {site(one.partner, one.site.slice(one.partner.length + 1))}
            </ScopedLink>{' '}
            <span className="dim">
              {t('partners.stock')}: {known(one.stock)} · {t('partners.output')}: {known(one.output)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useKnown(): (known: Known) => string {
  const { t } = useTranslation('balance');
  return ({ shared, state }) => (shared === 'state' ? t(`partners.state.${state ?? 'none'}`) : t(`partners.shared.${shared}`));
}

/** A supplier's side of a part; closed at once when the supplier withdraws what it shared. */
export function PartnersSide({ asked }: { asked: Asked }) {
  const answer = usePartnersBalance(asked);
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <Side balance={answer.data} asked={asked} />;
}

function Side({ balance, asked: { grain } }: { balance: PartnersBalance; asked: Asked }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const partner = usePartnerName();
  const known = useKnown();
  const period = usePeriod(grain);
  const quantity = (decimal: string): string => `${format.quantity(decimal)} ${format.unit(balance.unit)}`;
  const number = (decimal: string | null): string => (decimal === null ? t('notShared') : format.quantity(decimal));
  return (
    <>
      <Notice tone="info" title={t('partners.of', { partner: partner(balance.partner), part: balance.partnerPart })}>
        {t('partners.why')}
      </Notice>
      {balance.runOut && <Notice tone="late" title={t('runsOut', { on: format.date(balance.runOut.on), size: quantity(balance.runOut.size) })}>{balance.runOut.recoversOn ? t('recovers', { on: format.date(balance.runOut.recoversOn) }) : t('recoversNever')}</Notice>}
      <section className={`panel ${classes.panel}`} aria-label={t('table.title')}>
        <p data-testid="partners-known">
          {t('partners.stock')}: <strong>{balance.opening === null ? known(balance.stock) : quantity(balance.opening)}</strong> · {t('partners.output')}: <strong>{known(balance.output)}</strong>
        </p>
        <Wide label={t('table.label', { unit: format.unit(balance.unit) })}>
          <table className={classes.table} data-testid="partners-table">
            <thead>
              <tr>
                <th scope="col">{t(`grain.${grain}`)}</th>
                <th scope="col">{t('column.opening')}</th>
                <th scope="col">{t('column.supplier.planned')}</th>
                <th scope="col">{t('column.out')}</th>
                <th scope="col">{t('column.outFirm')}</th>
                <th scope="col">{t('column.closing')}</th>
                <th scope="col">{t('column.cover')}</th>
              </tr>
            </thead>
            <tbody>
              {balance.rows.map((row) => (
                <tr key={row.from} data-testid="partners-row" data-from={row.from} data-below={(row.closing !== null && Number(row.closing) < 0) || undefined}>
                  <th scope="row">{period(row)}</th>
                  <td>{number(row.opening)}</td>
                  <td>{number(row.planned)}</td>
                  <td>{format.quantity(row.out)}</td>
                  <td className="dim">{format.quantity(row.outFirm)}</td>
                  <td className={classes.closing}>{number(row.closing)}</td>
                  <td>{coverText(row, t, format.quantity)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </section>
    </>
  );
}
