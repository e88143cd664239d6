import { Button, NativeSelect, SegmentedControl, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartnerName } from '../app/partners';
import { does, useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { type Evidence, type Indicator, useEvidence, useGivers } from './credit';
import classes from './credit.module.css';
import { type Choice, fewerDays, isPreset, periodOf, presets } from './periods';

/** Shows the figures of a company. A bank chooses among companies that granted it theirs; a company sees its own. */
export function Credit() {
  const { t } = useTranslation('credit');
  const me = useMe();
  const bank = does(me, 'bank');
  const givers = useGivers(bank);
  const [chosen, setChosen] = useState<string>();
  const [choice, setChoice] = useState<Choice>('90');
  const supplier = bank ? (chosen ?? givers.data?.[0]) : me.party?.code;
  const whole = useEvidence(supplier, isPreset(choice) ? {} : undefined);
  const period = periodOf(choice, whole.data);
  const part = useEvidence(supplier, period);
  const answer = period ? part : whole;
  return (
    <div className="page" data-testid="credit">
      <title>{`${t('title')} · Weft`}</title>
      <Title order={1} mb="sm">
        {t('title')}
      </Title>
      <p className="dim">{t(bank ? 'why' : 'whyOwn')}</p>
      {bank && givers.data?.length === 0 ? (
        <p data-testid="nobody">{t('nobody', { code: me.party?.code })}</p>
      ) : (
        <>
          <Choices suppliers={bank ? (givers.data ?? []) : []} supplier={supplier} onSupplier={setChosen} choice={choice} shown={answer.data} onChoice={setChoice} />
          {answer.isError ? <Failed error={answer.error} retry={() => void answer.refetch()} /> : answer.data ? <Figures evidence={answer.data} onDays={setChoice} /> : <Loading />}
        </>
      )}
    </div>
  );
}

type ChoicesProps = { suppliers: string[]; supplier: string | undefined; onSupplier: (code: string) => void; choice: Choice; /** The figures that are shown, with their days. */ shown: Evidence | undefined; onChoice: (choice: Choice) => void };

/** Chooses the company and the period: the last days, or the reader's own dates. */
function Choices({ suppliers, supplier, onSupplier, choice, shown, onChoice }: ChoicesProps) {
  const { t } = useTranslation('credit');
  const name = usePartnerName();
  const days = shown?.indicators[0];
  const choose = (value: string): void => onChoice(presets.find((one) => one === value) ?? { from: days?.from, until: days?.until });
  return (
    <div className={classes.choice}>
      {suppliers.length > 0 && <NativeSelect label={t('company')} value={supplier ?? ''} onChange={(event) => onSupplier(event.currentTarget.value)} data={suppliers.map((one) => ({ value: one, label: name(one) }))} data-testid="credit-company" />}
      <SegmentedControl aria-label={t('days')} value={isPreset(choice) ? choice : 'own'} onChange={choose} data={[...presets.map((one) => ({ value: one as string, label: t('last', { days: one }) })), { value: 'own', label: t('own') }]} data-testid="credit-days" />
      {!isPreset(choice) && (
        <>
          <TextInput type="date" label={t('from')} value={choice.from ?? ''} onChange={(event) => onChoice({ ...choice, from: event.currentTarget.value || undefined })} data-testid="credit-from" />
          <TextInput type="date" label={t('until')} value={choice.until ?? ''} onChange={(event) => onChoice({ ...choice, until: event.currentTarget.value || undefined })} data-testid="credit-until" />
        </>
      )}
    </div>
  );
}

function Figures({ evidence, onDays }: { evidence: Evidence; onDays: (choice: Choice) => void }) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  const recorded = fewerDays(evidence);
  return (
    <>
      {recorded && (
        <Notice tone="open">
          {t('recorded', { from: format.fullDate(recorded.from), until: format.fullDate(recorded.until) })}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => onDays(recorded)} data-testid="recorded-days">
            {t('showRecorded')}
          </Button>
        </Notice>
      )}
      {evidence.purposes.length > 0 && <p data-testid="purposes">{t('purpose', { purposes: format.list(evidence.purposes) })}</p>}
      <div className={classes.figures}>
        {evidence.indicators.map((one) => (
          <Figure key={`${one.code} ${one.unit}`} indicator={one} />
        ))}
      </div>
      <section className={classes.limits} aria-labelledby="credit-limits">
        <Title order={2} id="credit-limits" size="h4">
          {t('limits')}
        </Title>
        <ul>
          {(['truth', 'others', 'sales'] as const).map((one) => (
            <li key={one}>{t(`limit.${one}`)}</li>
          ))}
        </ul>
        <p className="dim">{t('again', { position: evidence.position })}</p>
      </section>
    </>
  );
}

function Figure({ indicator }: { indicator: Indicator }) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  const { value, unit, coverage, withheld } = indicator;
  const named = t(`indicator.${indicator.code}`, { defaultValue: indicator.code });
  return (
    <article className={`panel ${classes.figure}`} aria-label={named} data-testid="figure" data-code={indicator.code}>
      <h2>{named}</h2>
      {value === null ? (
        <p className={classes.none}>{withheld ? t(`withheld.${withheld}`) : t('unknown')}</p>
      ) : (
        <p className={`number ${classes.value}`}>
          {unit === 'P1' ? `${format.quantity(value)} %` : `${unit === 'KWH' ? format.quantity(value) : format.money(value)} `}
          {unit !== 'P1' && <small>{unit === 'KWH' ? 'kWh' : unit}</small>}
        </p>
      )}
      {coverage !== null && <Coverage percent={coverage} />}
      <p className="dim number">{t('period', { from: format.fullDate(indicator.from), until: format.fullDate(indicator.until) })}</p>
      <details>
        <summary>{t('definition')}</summary>
        <p>{format.text(indicator.definition)}</p>
        {indicator.digest && <p className={`number ${classes.digest}`}>SHA-256 {indicator.digest}</p>}
      </details>
    </article>
  );
}

/** Shows the known share of the period as a bar and in words. */
function Coverage({ percent }: { percent: string }) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  const said = t('coverage', { percent: format.quantity(percent) });
  return (
    <div>
      <progress className={classes.coverage} max={100} value={Number(percent)} aria-label={said} />
      <span className="dim">{said}</span>
    </div>
  );
}
