import { SegmentedControl, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { ScopedLink } from '../app/scope';
import { barsOf, type Report, tallest, unitsOf } from './days';
import classes from './days.module.css';

/** The choice of units stays short; further ones are in the lists. */
const UNITS = 4;

/** Seven days back, today, and six days ahead: what was or is due, beside what left. Each day leads to its list. */
export function DaysChart({ report }: { report: Report }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const units = unitsOf(report);
  const [chosen, choose] = useState<string>();
  const unit = chosen !== undefined && units.includes(chosen) ? chosen : units[0];
  if (unit === undefined) return null;
  const bars = barsOf(report, unit);
  const most = tallest(bars);
  const height = (quantity: string): string => `${most === '0' ? 0 : (Number(quantity) / Number(most)) * 100}%`;
  const said = (quantity: string): string => `${format.quantity(quantity)} ${format.unit(unit)}`;
  return (
    <section className={`panel ${classes.panel}`} aria-labelledby="home-days" data-testid="days">
      <div className={classes.head}>
        <Title order={2} id="home-days">
          {t('days.title')}
        </Title>
        <span className={classes.key}>
          <i data-of="due" /> {t('days.due')} <i data-of="shipped" /> {t('days.shipped')}
        </span>
        {units.length > 1 && <SegmentedControl size="xs" value={unit} onChange={choose} aria-label={t('days.unit')} data={units.slice(0, UNITS).map((one) => ({ value: one, label: format.unit(one) }))} />}
        {units.length === 1 && <span className="dim">{format.unit(unit)}</span>}
      </div>
      <ol className={classes.days}>
        {bars.map(({ date, due, shipped, list }) => {
          const past = date < report.today;
          // A past day's list is the one that was in force when the day began.
          const began = past ? `&asOf=${new Date(`${date}T00:00:00`).toISOString()}` : '';
          return (
            <li key={date} data-today={date === report.today || undefined} data-past={past || undefined}>
              <ScopedLink
                to={`${list}?due=${date}${began}`}
                aria-label={t(past || shipped !== '0' ? 'days.day' : 'days.dayAhead', { day: format.weekdayAndDate(date), due: said(due), shipped: said(shipped) })}
                title={t(past || shipped !== '0' ? 'days.day' : 'days.dayAhead', { day: format.weekdayAndDate(date), due: said(due), shipped: said(shipped) })}
                data-testid="day"
                data-date={date}
                data-due={due}
                data-shipped={shipped}
              >
                <span className={classes.bars} aria-hidden="true">
                  <i data-of="due" style={{ height: height(due) }} />
                  <i data-of="shipped" style={{ height: height(shipped) }} />
                </span>
                <span className={classes.numbers} aria-hidden="true">
                  <span>{due !== '0' && format.rounded(due)}</span>
                  <span data-of="shipped">{shipped !== '0' && format.rounded(shipped)}</span>
                </span>
                <span className={classes.weekday} aria-hidden="true">
                  {format.weekday(date)}
                </span>
                <span className={classes.date} aria-hidden="true">
                  {Number(date.slice(8))}
                </span>
              </ScopedLink>
            </li>
          );
        })}
      </ol>
      <p className={classes.note}>
        {t('days.how')} {report.otherDue > 0 && t('days.other', { count: report.otherDue })}
      </p>
    </section>
  );
}
