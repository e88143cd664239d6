import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import type { ScheduleDetail } from './callOffs';
import { previousOf } from './columns';
import classes from './schedule.module.css';

const HEIGHT = 132;
const FOOT = 22;
const STEP = 34;
/** For the date that begins below the last bar. */
const ROOM = 48;

type Bar = { due: string; before: number; now: number };

function barsOf(schedule: ScheduleDetail): Bar[] {
  const bars = new Map<string, Bar>();
  const at = (due: string): Bar => {
    const bar = bars.get(due) ?? { due, before: 0, now: 0 };
    bars.set(due, bar);
    return bar;
  };
  for (const line of schedule.lines) {
    at(line.due).now += Number(line.quantity);
    at(line.movedFrom ?? line.due).before += Number(previousOf(line) ?? 0);
  }
  for (const gone of schedule.gone) if (gone.change === 'removed') at(gone.due).before += Number(gone.previousQuantity ?? 0);
  return [...bars.values()].toSorted((a, b) => (a.due < b.due ? -1 : 1)).slice(0, 40);
}

/** Previous and present demand per due date. The table below holds the same numbers in words. */
export function BeforeAndNow({ schedule }: { schedule: ScheduleDetail }) {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const bars = barsOf(schedule);
  const top = Math.max(1, ...bars.flatMap((bar) => [bar.before, bar.now]));
  const height = (value: number): number => (value === 0 ? 0 : Math.max(2, (value / top) * (HEIGHT - FOOT - 14)));
  const base = HEIGHT - FOOT;
  const differing = bars.filter((bar) => bar.before !== bar.now).length;
  const axis = bars.length * STEP;
  const width = axis + ROOM;
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className={classes.chart} tabIndex={0} role="group" aria-label={t('chart.title', { unit: schedule.unit })}>
        <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={t('chart.summary', { count: bars.length, differing })}>
          <line x1="0" x2={axis} y1={base + 0.5} y2={base + 0.5} className={classes.axis} />
          {bars.map(({ due, before, now }, at) => (
            <g key={due} transform={`translate(${at * STEP + 6} 0)`}>
              <title>
                {`${format.date(due)}: ${format.quantity(String(before))} → ${format.quantity(String(now))}`}
              </title>
              <rect x="-6" y="0" width={STEP} height={HEIGHT} fill="transparent" />
              <rect x="0" y={base - height(before)} width="10" height={height(before)} className={classes.barBefore} />
              <rect x="11" y={base - height(now)} width="10" height={height(now)} className={before === now ? classes.barSame : classes.barNow} />
              {before !== now && (
                <text x="16" y={Math.min(base - height(now), base) - 4} className={classes.barSign}>
                  {now > before ? '▲' : '▼'}
                </text>
              )}
              {at % 3 === 0 && (
                <text x="0" y={HEIGHT - 6} className={classes.barDate}>
                  {format.date(due)}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
      <p className={classes.legend} aria-hidden="true">
        <span className={classes.keyBefore} /> {t('column.previous')} <span className={classes.keyNow} /> {t('column.now')}
      </p>
    </>
  );
}
