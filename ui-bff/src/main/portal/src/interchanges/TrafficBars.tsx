import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { byDay, type Report, size, states, type Sum, type Way } from './traffic';
import { glyphOf, toneOf } from './signs';
import classes from './traffic.module.css';

/**
 * A bar per day, divided by outcome of the messages, and the same as a table for people who cannot
 * see it.
 */
export function TrafficBars({ report, way, sum }: { report: Report; way: Way; sum: Sum }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const days = byDay(report, way);
  const most = Math.max(...days.map((one) => one.messages));
  const used = states[way].filter((state) => sum.parts[state]);
  const count = (of: number | undefined): string => format.quantity(String(of ?? 0));
  return (
    <>
      <ul className={classes.legend}>
        {used.map((state) => (
          <li key={state} data-state={state}>
            <span className={`${classes.key} ${classes[toneOf(state)]}`} aria-hidden="true">
              {glyphOf(state)}
            </span>
            {t(`state.${state}`)} <strong className="number">{count(sum.parts[state])}</strong>
          </li>
        ))}
      </ul>
      <div className={classes.chart} aria-hidden="true">
        <span className={classes.most}>{count(most)}</span>
        <div className={classes.bars} data-testid="traffic-bars">
          {days.map((day) => (
            <div key={day.name} className={classes.day} title={`${format.date(day.name)}: ${count(day.messages)}, ${size(day.bytes, format.language)}`}>
              {states[way].map((state) => {
                const part = day.parts[state] ?? 0;
                return part > 0 && <span key={state} className={classes[toneOf(state)]} style={{ height: `${(part / most) * 100}%` }} />;
              })}
            </div>
          ))}
        </div>
        <div className={classes.axis}>
          <span>{format.date(report.since)}</span>
          <span>{format.date(report.until)}</span>
        </div>
      </div>
      <table className="visually-hidden">
        <caption>{t('traffic.perDay')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('traffic.day')}</th>
            <th scope="col">{t('column.messages')}</th>
            {used.map((state) => (
              <th key={state} scope="col">
                {t(`state.${state}`)}
              </th>
            ))}
            <th scope="col">{t('fact.size')}</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter((day) => day.messages > 0)
            .map((day) => (
              <tr key={day.name}>
                <th scope="row">{format.date(day.name)}</th>
                <td>{count(day.messages)}</td>
                {used.map((state) => (
                  <td key={state}>{count(day.parts[state])}</td>
                ))}
                <td>{size(day.bytes, format.language)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
