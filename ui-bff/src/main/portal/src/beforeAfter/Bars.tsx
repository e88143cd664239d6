import { useFormat } from '../app/format';
import { ScopedLink } from '../app/scope';
import { type Compared, heightOf, periods, type Point, topOf } from './beforeAfter';
import classes from './beforeAfter.module.css';
import { useWords } from './words';

/** Draws stated months (hatched) and measured parts of the periods as bars. Each bar links to the screen with its data. */
export function Bars({ figure }: { figure: Compared }) {
  const t = useWords();
  const format = useFormat();
  const points = periods.flatMap((period) => figure[period].points);
  const top = topOf(points);
  if (points.length === 0) return <p className={classes.noBars}>{t('noBars')}</p>;
  const say = ({ on, value, unit, unknown }: Point): string =>
    t('bar', { on: format.fullDate(on), value: value === null ? t(`unknown.${(unknown ?? 'no-stock') as 'no-stock'}`) : `${unit === 'DAY' ? format.quantity(value) : format.money(value)} ${unit === null ? '' : format.unit(unit)}` });
  return (
    <div className={classes.bars} role="group" aria-label={t('bars')}>
      {periods.map((period) => (
        <div key={period} className={classes.group} data-period={period}>
          <div className={classes.columns}>
            {figure[period].points.map((point) => {
              const height = heightOf(point, top);
              return (
                <ScopedLink key={point.on} to={point.link} className={classes.column} aria-label={say(point)} title={say(point)} data-unknown={height === null || undefined}>
                  <i style={{ height: `${(height ?? 0) * 100}%` }} />
                </ScopedLink>
              );
            })}
          </div>
          <span>{t(`short.${period}`)}</span>
        </div>
      ))}
    </div>
  );
}
