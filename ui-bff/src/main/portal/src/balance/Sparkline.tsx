import { useTranslation } from 'react-i18next';
import { daysAfter } from '../app/days';
import { useFormat } from '../app/format';
import type { Course } from './balance';
import classes from './balance.module.css';
import { bandOf, courseLine, lowestOf, scaleOfCourse } from './course';

const WIDTH = 108;
const HEIGHT = 28;

/** How stock goes, week by week, on the band that was agreed; its label says the lowest of it. */
export function Sparkline({ course, today, unit }: { course: Course; today: string; unit: string }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const { x, y } = scaleOfCourse(course, WIDTH, HEIGHT);
  const { at, quantity } = lowestOf(course);
  const said = t('course.lowest', { quantity: `${format.quantity(quantity)} ${format.unit(unit)}`, day: format.date(daysAfter(today, at * course.days)) });
  const band = bandOf(course, x, y);
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said} className={classes.spark} data-testid="course">
      {band && <path d={band} className={classes.band} data-testid="course-band" />}
      <line x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} className={classes.zero} />
      <path d={courseLine(course.lowest, x, y)} className={classes.stock} />
      {course.lowest.map((one, week) => Number(one) < 0 && <circle key={daysAfter(today, week * course.days)} cx={x(week)} cy={y(Number(one))} r={1.8} className={classes.below} />)}
    </svg>
  );
}
