import { Title } from '@mantine/core';
import { compare } from '../app/decimal';
import { useFormat } from '../app/format';
import { usePartnerName, useSiteName } from '../app/partners';
import { inPercent } from '../machines/oee';
import classes from './park.module.css';
import { shareOf, type SiteSum } from './park';
import { useWords } from './words';

type Props = { sites: readonly SiteSum[]; /** The hub's sum; null where nothing was measured. */ all: string | null; chosen: string | undefined; choose: (site: string) => void };

/** Lists the energy that each company used in the period. A chosen row opens the chart of its company. */
export function Use({ sites, all, chosen, choose }: Props) {
  const t = useWords();
  const format = useFormat();
  const partner = usePartnerName();
  const siteName = useSiteName();
  const percent = (share: string | null): string => (share === null ? t('notKnown') : `${format.amount(share)}%`);
  return (
    <section className={`panel ${classes.part}`} aria-labelledby="park-use">
      <Title order={2} id="park-use">
        {t('use.title')}
      </Title>
      {sites.length === 0 ? (
        <p className="dim">{t('use.none')}</p>
      ) : (
        <table className={classes.use} aria-label={t('use.title')}>
          <thead>
            <tr>
              <th scope="col">{t('use.company')}</th>
              <th scope="col">{t('use.kWh')}</th>
              <th scope="col">{t('use.share')}</th>
              <th scope="col">{t('use.coverage')}</th>
            </tr>
          </thead>
          <tbody>
            {sites.map((one) => (
              <tr key={one.site} data-testid="park-site" data-site={one.site} data-chosen={one.site === chosen || undefined}>
                <th scope="row">
                  <button type="button" className={classes.company} aria-pressed={one.site === chosen} onClick={() => choose(one.site)}>
                    {partner(one.owner)} <span className="dim">{siteName(one.owner, one.site)}</span>
                  </button>
                </th>
                <td className="number">{one.kWh === null ? t('notKnown') : `${format.rounded(one.kWh)} kWh`}</td>
                <td className="number">{percent(all === null || one.kWh === null ? null : shareOf(one.kWh, all))}</td>
                <td className="number">{one.coverage === null ? t('notKnown') : percent(inPercent(one.coverage))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr data-testid="park-sum">
              <th scope="row">{t('use.sum')}</th>
              <td className="number">{all === null ? t('notKnown') : `${format.rounded(all)} kWh`}</td>
              <td />
              <td />
            </tr>
          </tfoot>
        </table>
      )}
      {sites.some((one) => one.coverage === null || compare(one.coverage, '0.9') < 0) && <p className="dim small">{t('use.thin')}</p>}
    </section>
  );
}
