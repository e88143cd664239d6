import { Title } from '@mantine/core';
import { useFormat } from '../app/format';
import { ScopedLink } from '../app/scope';
import { type Compared, type Figure, type Period, periods } from './beforeAfter';
import classes from './beforeAfter.module.css';
import { Bars } from './Bars';
import { LinesBehind } from './LinesBehind';
import { useWords } from './words';

/** Shows one figure as stated before the hub and as measured in the first and the last 90 days, with bars and definition. */
export function ComparedFigure({ figure }: { figure: Compared }) {
  const t = useWords();
  const format = useFormat();
  const { change } = figure;
  return (
    <section className={`panel ${classes.figure}`} aria-labelledby={`before-after-${figure.code}`} data-testid="compared" data-code={figure.code}>
      <Title order={2} id={`before-after-${figure.code}`}>
        {t(`figure.${figure.code as 'lead-time'}`, { defaultValue: figure.code })}
        {change && (
          <span className={classes.change} data-testid="change">
            {t(`change.${change.period as 'last'}`, { percent: format.signed(change.percent) })}
          </span>
        )}
      </Title>
      <div className={classes.body}>
        <div className={classes.numbers}>
          {periods.map((period) => (
            <Number key={period} period={period} figure={figure[period]} />
          ))}
        </div>
        <Bars figure={figure} />
      </div>
      <p className={classes.definition}>{format.text(figure.definition)}</p>
      <LinesBehind figure={figure} />
    </section>
  );
}

function Number({ period, figure }: { period: Period; figure: Figure }) {
  const t = useWords();
  const format = useFormat();
  const { value, unit, unknown, from, until, days, coverage, measured } = figure;
  return (
    <div className={classes.number} data-testid="figure" data-period={period} data-value={value ?? ''}>
      <span className={classes.period}>{t(`period.${period}`)}</span>
      <ScopedLink to={figure.link} className={classes.value}>
        <strong className="number">{value === null ? t('notKnown') : unit === 'DAY' ? format.quantity(value) : format.money(value)}</strong>
        {value !== null && unit !== null && <small> {format.unit(unit)}</small>}
      </ScopedLink>
      {value === null && unknown !== null && <span className={classes.why}>{t(`unknown.${unknown as 'no-stock'}`, { defaultValue: unknown })}</span>}
      <span className={classes.kind} data-measured={measured}>
        {t(measured ? 'measured' : 'stated')}
      </span>
      {from !== null && until !== null && <span className={classes.days}>{t('days', { from: format.fullDate(from), until: format.fullDate(until) })}</span>}
      {days !== null && days < 90 && <span className={classes.why}>{t('begun', { days })}</span>}
      {coverage !== null && <span className={classes.days}>{t('coverage', { percent: format.quantity(coverage) })}</span>}
    </div>
  );
}
