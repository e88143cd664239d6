import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { Wide } from '../app/Wide';
import { type Asked, balancePath, type Grain, type Known, type PartnersBalance, usePartnersBalance, usePartnersSites } from './balance';
import classes from './balance.module.css';
import { coverText } from './BalanceTable';
import { useLater } from './later';
import { usePeriod } from './period';
import { Sourced } from './Sourced';
import { partnersSourcesOf, type Sought } from './sources';

/** The partners that share their side of the part. */
export function PartnersSites({ part }: { part: string }) {
  const { t } = useTranslation('balance');
  const { as } = useScope();
  const partner = usePartnerName();
  const site = useSiteName();
  const known = useKnown();
  const answer = usePartnersSites(part);
  const items = answer.isError ? [] : (answer.data?.items ?? []);
  if (items.length === 0) return null;
  const title = t(as === 'supplier' ? 'partners.buyers.title' : 'partners.title');
  return (
    <section className={`panel ${classes.panel}`} aria-label={title} data-testid="partners-sites">
      <h2 className={classes.sub}>{title}</h2>
      <ul className={classes.partners}>
        {items.map((one) => (
          <li key={`${one.site} ${one.partnerPart}`}>
            <ScopedLink to={balancePath(part, one.site, undefined, as === 'supplier' ? one.partnerPart : undefined)} className="underlined" data-testid="partners-site">
              {partner(one.partner)} {site(one.partner, one.site.slice(one.partner.length + 1))}
            </ScopedLink>{' '}
            <span className="dim">
              {one.partnerPart} · {t('partners.stock')}: {known(one.stock)}
              {one.output && ` · ${t('partners.output')}: ${known(one.output)}`}
              {one.demand && ` · ${t('partners.demand')}: ${known(one.demand)}`}
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

/** A partner's side of a part; closed at once if the partner withdraws its grant. */
export function PartnersSide({ asked }: { asked: Asked }) {
  const answer = usePartnersBalance(asked);
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <Side balance={answer.data} grain={asked.grain} />;
}

type SideProps = { balance: PartnersBalance; grain: Grain };

function Side({ balance, grain }: SideProps) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const partner = usePartnerName();
  const known = useKnown();
  const quantity = (decimal: string): string => `${format.quantity(decimal)} ${format.unit(balance.unit)}`;
  const of = { partner: partner(balance.partner), part: balance.partnerPart };
  const sells = balance.side === 'supplier';
  const later = useLater(balance.unit);
  return (
    <>
      <Notice tone="info" title={t(sells ? 'partners.of' : 'partners.buyers.of', of)}>
        {t(sells ? 'partners.why' : 'partners.buyers.why')}
      </Notice>
      {balance.runOut && <Notice tone="late" title={t('runsOut', { on: format.date(balance.runOut.on), size: quantity(balance.runOut.size) })}>{balance.runOut.recoversOn ? t('recovers', { on: format.date(balance.runOut.recoversOn) }) : t('recoversNever')} {later(balance.runOut)}</Notice>}
      <section className={`panel ${classes.panel}`} aria-label={t('table.title')}>
        <p data-testid="partners-known">
          {t('partners.stock')}: <strong>{balance.opening === null ? known(balance.stock) : Number(balance.opening) === 0 ? quantity(balance.opening) : <Sourced at={partnersSourcesOf(balance, { number: 'stock' })} name={t('partners.stock')}>{quantity(balance.opening)}</Sourced>}</strong> · {t(sells ? 'partners.output' : 'partners.demand')}: <strong>{known(sells ? balance.output : balance.demand)}</strong>
        </p>
        <Wide label={t('table.label', { unit: format.unit(balance.unit) })}>
          <Rows balance={balance} grain={grain} />
        </Wide>
      </section>
    </>
  );
}

/** A number, and the key for its sources. */
type Between = { decimal: string | null } & Pick<Sought, 'number' | 'firm'>;

/** Inflows and outflows of the shown side. */
function Rows({ balance, grain }: SideProps) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const period = usePeriod(grain);
  const number = (decimal: string | null): string => (decimal === null ? t('partners.shared.none') : format.quantity(decimal));
  const rows: { row: PartnersBalance['rows'][number]; between: Between[] }[] =
    balance.side === 'supplier'
      ? balance.rows.map((row) => ({ row, between: [{ decimal: row.planned, number: 'planned' }, { decimal: row.out, number: 'out' }, { decimal: row.outFirm, number: 'out', firm: true }] }))
      : balance.rows.map((row) => ({ row, between: [{ decimal: row.transit, number: 'confirmed' }, { decimal: row.promised, number: 'planned' }, { decimal: row.out, number: 'out' }] }));
  const between = balance.side === 'supplier' ? [t('column.supplier.planned'), t('column.out'), t('column.outFirm')] : [t('column.buyer.confirmed'), t('column.buyer.planned'), t('column.out')];
  const sourced = ({ decimal, ...sought }: Between, name: string, row: { from: string; until: string }) =>
    decimal === null || Number(decimal) === 0 ? (
      number(decimal)
    ) : (
      <Sourced at={partnersSourcesOf(balance, { ...sought, from: row.from, until: row.until })} name={t('sources.number', { name, period: period(row) })}>
        {format.quantity(decimal)}
      </Sourced>
    );
  return (
    <table className={classes.table} data-testid="partners-table">
      <thead>
        <tr>
          {[t(`grain.${grain}`), t('column.opening'), ...between, t('column.closing'), t('column.cover')].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, between: cells }) => (
          <tr key={row.from} data-testid="partners-row" data-from={row.from} data-below={(row.closing !== null && Number(row.closing) < 0) || undefined}>
            <th scope="row">{period(row)}</th>
            <td>{number(row.opening)}</td>
            {between.map((name, at) => (
              <td key={name}>{cells[at] && sourced(cells[at], name, row)}</td>
            ))}
            <td className={classes.closing}>{number(row.closing)}</td>
            <td>{coverText(row, t, format.quantity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
