import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import classes from './certificates.module.css';
import { isOutside, type Limits, limitsText, placed } from './limits';

const WIDTH = 120;
const MIDDLE = 9;

/**
 * A value's place within its limits; empty without limits. A value outside is a cross, and not only
 * red.
 */
export function LimitBar({ value, limits }: { value: string; limits: Limits }) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const drawn = placed(value, limits);
  if (!drawn) return null;
  const outside = isOutside(value, limits);
  const at = drawn.at * WIDTH;
  const edges = [drawn.from, drawn.until].filter((edge) => edge > 0 && edge < 1);
  return (
    <svg className={classes.bar} viewBox={`0 0 ${WIDTH} ${2 * MIDDLE}`} role="img" aria-label={t(outside ? 'results.lies.outside' : 'results.lies.within', { value: format.amount(value), limits: limitsText(limits, format.amount) })} data-testid="limit-bar" data-outside={outside}>
      <line x1={0} x2={WIDTH} y1={MIDDLE} y2={MIDDLE} className={classes.axis} />
      <rect x={drawn.from * WIDTH} width={(drawn.until - drawn.from) * WIDTH} y={MIDDLE - 4} height={8} className={classes.band} />
      {edges.map((edge) => (
        <line key={edge} x1={edge * WIDTH} x2={edge * WIDTH} y1={MIDDLE - 7} y2={MIDDLE + 7} className={classes.edge} />
      ))}
      {outside ? <path d={`M${at - 4} ${MIDDLE - 4}l8 8m0-8l-8 8`} className={classes.crossed} /> : <circle cx={at} cy={MIDDLE} r={4} className={classes.point} />}
    </svg>
  );
}
