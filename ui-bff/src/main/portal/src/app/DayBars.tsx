import type { ReactNode } from 'react';
import { DAY } from './week';
import classes from './week.module.css';

/** A coloured part of a day's 24 hours; `mark` becomes its `data-` attributes. */
export type Bar = { from: number; until: number; mark: Record<`data-${string}`, string | number>; text?: string; title: string };
export type DayRow = { key: string; name: string; bars: Bar[]; /** The same in words. */ said: string };

const HOURS = [0, 6, 12, 18, 24];
const share = (minutes: number): string => `${(minutes / DAY) * 100}%`;

/** Days as bars of 24 hours. Each row is told in words, too. */
export function DayBars({ label, rows, empty }: { label: string; rows: DayRow[]; empty?: ReactNode }) {
  if (rows.length === 0) return empty;
  return (
    <div className={classes.bars} role="group" aria-label={label} data-testid="day-bars">
      <div className={classes.hours} aria-hidden="true">
        {HOURS.map((hour) => (
          <span key={hour} style={{ left: share(hour * 60) }}>
            {hour}
          </span>
        ))}
      </div>
      {rows.map((row) => (
        <div key={row.key} className={classes.row} role="img" aria-label={row.said} data-testid="day-bar" data-day={row.key}>
          <span className={classes.name}>{row.name}</span>
          <span className={classes.track}>
            {row.bars.map((one) => (
              <i key={`${one.from} ${one.title}`} style={{ left: share(one.from), width: share(one.until - one.from) }} title={one.title} {...one.mark}>
                {one.text && <span>{one.text}</span>}
              </i>
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}
