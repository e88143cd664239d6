import { Title } from '@mantine/core';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { inPercent } from '../machines/oee';
import { addedUp } from './bars';
import { bandKind } from './BandChart';
import { useBandName } from './bandName';
import type { Energy } from './energy';
import classes from './energy.module.css';
import { useMoney } from './money';
import { useWords } from './words';

/** Shows the bill of the period: energy by band, the demand charge, and the cost of a part and a tonne. */
export function BandTable({ energy }: { energy: Energy }) {
  const t = useWords();
  const format = useFormat();
  const bandName = useBandName();
  const money = useMoney(energy.currency);
  const kWh = (amount: string | null): string => (amount === null ? t('notKnown') : `${format.rounded(amount)} kWh`);
  const { demand } = energy;
  return (
    <section className={`panel ${classes.part}`} aria-labelledby="energy-bill" data-testid="bill">
      <Title order={2} id="energy-bill">
        {t('bill.title')}
      </Title>
      <table className={classes.bill} aria-label={t('bill.title')}>
        <thead>
          <tr>
            <th scope="col">{t('bill.part')}</th>
            <th scope="col">{t('bill.energy')}</th>
            <th scope="col">{t('bill.cost')}</th>
          </tr>
        </thead>
        <tbody>
          {addedUp(energy.bands).map((one) => (
            <tr key={String(one.band)} data-testid="band-row" data-band={one.band ?? ''}>
              <th scope="row">
                <i data-band={bandKind(one.band)} aria-hidden="true" /> {bandName(one.band)} {one.provisional && <span className="dim small">{t('bill.provisional')}</span>}
              </th>
              <td className="number">{kWh(one.kWh)}</td>
              <td className="number">{money(one.cost)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-testid="energy-sum">
            <th scope="row">{t('bill.energy')}</th>
            <td className="number">{kWh(energy.kWh)}</td>
            <td className="number">{money(energy.energyCost)}</td>
          </tr>
          {demand && (
            <tr data-testid="demand-row">
              <th scope="row">{t('bill.demand')}</th>
              <td className="number">{demand.kW === null ? t('notKnown') : `${format.rounded(demand.kW)} kW`}</td>
              <td className="number">{money(demand.cost)}</td>
            </tr>
          )}
          {energy.machine === null && (
            <tr data-testid="bill-sum">
              <th scope="row">{t('bill.total')}</th>
              <td />
              <td className="number">{money(energy.cost)}</td>
            </tr>
          )}
        </tfoot>
      </table>
      <dl className={classes.per}>
        <div>
          <dt>{t('bill.coverage')}</dt>
          <dd className="number">{energy.coverage === null ? t('notKnown') : `${format.amount(inPercent(energy.coverage))}%`}</dd>
        </div>
        <div>
          <dt>{t('bill.perPart')}</dt>
          <dd className="number">{money(energy.perPart)}</dd>
        </div>
        <div>
          <dt>{t('bill.perTonne')}</dt>
          <dd className="number">{money(energy.perTonne)}</dd>
        </div>
      </dl>
      {energy.missing.length > 0 && (
        <Notice tone="open" title={t('missing.title')}>
          {format.list(energy.missing.map((code) => t(`missing.${code as 'price'}`, { defaultValue: code })))}
        </Notice>
      )}
    </section>
  );
}
