import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Wide } from '../app/Wide';
import type { Balance, Grain } from './balance';
import classes from './balance.module.css';
import { everyHow, type Scale } from './chart';
import { usePeriod } from './period';

const HEAD = 16;
const FOOT = 24;
const LEFT = 52;
const NARROWEST = { day: 7, week: 18, month: 40 } as const;

/** The start of a row's column, and the columns' width. */
export type Place = { x: (at: number) => number; column: number };

type Props = {
  balance: Balance;
  grain: Grain;
  scale: Scale;
  label: string;
  /** A summary for readers who cannot see the chart. */
  summary: string;
  testId: string;
  pointed: number | undefined;
  onPoint: (at: number | undefined) => void;
  children: (place: Place) => ReactNode;
};

/** The background of a chart: quantities, today's line and the periods' names. */
export function Frame({ balance, grain, scale, label, summary, testId, pointed, onPoint, children }: Props) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const period = usePeriod(grain);
  const { ref, width: room } = useElementSize();
  const { rows } = balance;
  const { y, ticks, height } = scale;
  const column = Math.max(NARROWEST[grain], (room - LEFT) / Math.max(1, rows.length));
  const width = LEFT + column * rows.length;
  const x = (at: number): number => LEFT + at * column;
  const now = rows.findIndex((row) => row.from <= balance.today && balance.today <= row.until);
  const named = everyHow(column, grain === 'week' ? 96 : 84);
  return (
    <>
      <div ref={ref} />
      <Wide label={label}>
        <svg
          width={width}
          height={HEAD + height + FOOT}
          role="img"
          aria-label={summary}
          data-testid={testId}
          onPointerMove={(event) => {
            const at = Math.floor((event.nativeEvent.offsetX - LEFT) / column);
            onPoint(at >= 0 && at < rows.length ? at : undefined);
          }}
          onPointerLeave={() => onPoint(undefined)}
        >
          <g transform={`translate(0 ${HEAD})`}>
            {ticks.map((tick) => (
              <g key={tick}>
                <line x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} className={tick === 0 ? classes.zero : classes.grid} />
                <text x={LEFT - 6} y={y(tick) + 4} className={classes.tick} textAnchor="end">
                  {format.quantity(String(tick))}
                </text>
              </g>
            ))}
            {pointed !== undefined && <rect x={x(pointed)} width={column} y={0} height={height} className={classes.pointed} />}
            {children({ x, column })}
            {now >= 0 && (
              <g>
                <line x1={x(now) + 1} x2={x(now) + 1} y1={-4} y2={height} className={classes.today} />
                <text x={x(now) + 5} y={-4} className={classes.todayName}>
                  {t('chart.today')}
                </text>
              </g>
            )}
            {rows.map(
              (row, at) =>
                at % named === 0 &&
                x(at) + 8 * period(row).length < width && (
                  <text key={row.from} x={x(at) + 2} y={height + 17} className={classes.tick}>
                    {period(row)}
                  </text>
                ),
            )}
          </g>
        </svg>
      </Wide>
    </>
  );
}
