import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { type Compared, periods } from './beforeAfter';
import classes from './beforeAfter.module.css';
import { useWords } from './words';

/** Lists the order lines behind a lead time, folded; each links to its order. */
export function LinesBehind({ figure }: { figure: Compared }) {
  const t = useWords();
  const format = useFormat();
  const name = usePartnerName();
  return periods.map((period) => {
    const { lines, linesComplete } = figure[period];
    if (lines === null || lines.length === 0) return null;
    return (
      <details key={period} className={classes.behind} data-testid="lines-behind" data-period={period}>
        <summary>{t('lines', { count: lines.length, period: t(`period.${period}`) })}</summary>
        <ul>
          {lines.map((one) => (
            <li key={`${one.order} ${one.line}`}>
              <ScopedLink to={`/orders/${one.order}`} className="underlined">{t('line', { number: one.number, line: one.line })}</ScopedLink> {name(one.buyer)}{' '}
              <span className="number">{t('lineDays', { days: one.days, ordered: format.fullDate(one.ordered), left: format.fullDate(one.left) })}</span>
              {!one.counts && <span className={classes.why}> {t('notCounted')}</span>}
            </li>
          ))}
        </ul>
        {!linesComplete && <p className="dim">{t('more')}</p>}
      </details>
    );
  });
}
