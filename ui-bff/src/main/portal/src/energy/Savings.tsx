import { Title } from '@mantine/core';
import { ChoiceFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { rowsOf } from '../app/reading';
import { Empty, Failed, Loading } from '../app/states';
import { inPercent } from '../machines/oee';
import { type Baseline, type Savings as Answer, useBaselines, useSavings } from './energy';
import classes from './energy.module.css';
import { useMoney } from './money';
import { useWords } from './words';

/** Compares the energy used with a baseline that was planned before, and shows the bill as it came. */
export function Savings({ site, period }: { site: string; period: { from: string; until: string } }) {
  const t = useWords();
  const [{ baseline: asked }, setFilters] = useUrlFilters(['baseline']);
  const baselines = useBaselines(site);
  const rows = rowsOf(baselines);
  const chosen = rows.find((one) => one.id === asked) ?? rows[0];
  const answer = useSavings(chosen?.id, period);
  if (baselines.isPending) return <Loading />;
  if (!baselines.data) return <Failed error={baselines.error} retry={() => void baselines.refetch()} />;
  if (!chosen) return <Empty title={t('savings.none')}>{t('savings.noneWhy')}</Empty>;
  return (
    <>
      {rows.length > 1 && (
        <div className={classes.head}>
          <ChoiceFilter label={t('savings.baseline')} all={rows[0]?.number ?? ''} value={asked} onChange={(baseline) => setFilters({ baseline })} options={rows.slice(1).map((one) => ({ value: one.id, label: one.number }))} />
        </div>
      )}
      <Basis baseline={chosen} />
      {answer.isPending ? <Loading /> : answer.data ? <Saved savings={answer.data} /> : <Failed error={answer.error} retry={() => void answer.refetch()} />}
    </>
  );
}

function Basis({ baseline }: { baseline: Baseline }) {
  const t = useWords();
  const format = useFormat();
  const { nonRoutineKWh } = baseline;
  const events = [nonRoutineKWh && Number(nonRoutineKWh) !== 0 ? `${format.signed(nonRoutineKWh)} kWh` : null, baseline.nonRoutine].filter((one) => one !== null);
  return (
    <p className={classes.basis}>
      {t('savings.basis', { number: baseline.number, from: format.date(baseline.from), until: format.date(baseline.until), fixed: format.quantity(baseline.fixedKWh), perTonne: format.quantity(baseline.kWhPerTonne) })}
      {baseline.uncertainty !== null && ` ${t('savings.uncertainty', { uncertainty: format.amount(inPercent(baseline.uncertainty)) })}`}
      {events.length > 0 && ` ${t('savings.nonRoutine', { events: format.list(events) })}`}
    </p>
  );
}

/** The adjusted saving by its two causes, and the raw change of the bill. */
export function Saved({ savings }: { savings: Answer }) {
  const t = useWords();
  const format = useFormat();
  const money = useMoney(savings.currency);
  const kWh = (amount: string | null): string => (amount === null ? t('notKnown') : `${format.rounded(amount)} kWh`);
  const percent = (ratio: string | null): string => (ratio === null ? t('notKnown') : `${format.amount(inPercent(ratio))}%`);
  return (
    <div className={classes.two}>
      <section className={`panel ${classes.part}`} aria-labelledby="saved-adjusted" data-testid="saved-adjusted">
        <Title order={2} id="saved-adjusted">
          {t('savings.adjusted')}
        </Title>
        <p className={classes.big}>
          <strong className="number">{money(savings.saved)}</strong> <span className="dim">{t('savings.energyShare', { kWh: kWh(savings.savedKWh), share: percent(savings.savedShare) })}</span>
        </p>
        <table className={classes.bill} aria-label={t('savings.adjusted')}>
          <tbody>
            <tr>
              <th scope="row">{t('savings.needed', { kWh: kWh(savings.neededKWh) })}</th>
              <td className="number">{money(savings.adjustedBill)}</td>
            </tr>
            <tr>
              <th scope="row">{t('savings.actual', { kWh: kWh(savings.actualKWh) })}</th>
              <td className="number">{money(savings.actualBill)}</td>
            </tr>
          </tbody>
          <tbody>
            <tr>
              <th scope="row">{t('savings.lessEnergy')}</th>
              <td className="number">{money(savings.lessEnergy)}</td>
            </tr>
            <tr>
              <th scope="row">{t('savings.shifting')}</th>
              <td className="number">{money(savings.shifting)}</td>
            </tr>
          </tbody>
          <tfoot>
            <tr data-testid="saved-sum">
              <th scope="row">{t('savings.saved')}</th>
              <td className="number">{money(savings.saved)}</td>
            </tr>
          </tfoot>
        </table>
        {savings.coverage !== null && <p className="dim">{t('savings.coverage', { coverage: percent(savings.coverage) })}</p>}
        {savings.tonnes !== null && <p className="dim">{t('savings.tonnes', { tonnes: format.quantity(savings.tonnes) })}</p>}
      </section>
      <section className={`panel ${classes.part}`} aria-labelledby="saved-raw" data-testid="saved-raw">
        <Title order={2} id="saved-raw">
          {t('savings.raw')}
        </Title>
        <p className={classes.big}>
          <strong className="number">{savings.rawChange === null ? t('notKnown') : `${format.signed(inPercent(savings.rawChange))}%`}</strong>{' '}
          <span className="dim">{t('savings.rawWhy', { before: money(savings.rawBill), now: money(savings.actualBill) })}</span>
        </p>
        <p>{t('savings.both')}</p>
        {savings.missing.length > 0 && (
          <Notice tone="open" title={t('missing.title')}>
            {format.list(savings.missing.map((code) => t(`missing.${code as 'price'}`, { defaultValue: code })))}
          </Notice>
        )}
      </section>
    </div>
  );
}
