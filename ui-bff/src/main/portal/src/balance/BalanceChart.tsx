import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useScope } from '../app/scope';
import { Wide } from '../app/Wide';
import { type Balance, type BalanceRow, type Grain, inflows } from './balance';
import classes from './balance.module.css';
import { everyHow, scaleOf } from './chart';
import { usePeriod } from './period';

const HEIGHT = 240;
const HEAD = 16;
const FOOT = 24;
const LEFT = 52;
const NARROWEST = { day: 7, week: 18, month: 40 } as const;

type Props = { balance: Balance; grain: Grain };

/** Stock over time, with what comes in and what goes out. The table beneath holds the same numbers in words. */
export function BalanceChart({ balance, grain }: Props) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const period = usePeriod(grain);
  const { as } = useScope();
  const { ref, width: room } = useElementSize();
  const [pointed, setPointed] = useState<number>();
  const { rows, unit } = balance;
  const column = Math.max(NARROWEST[grain], (room - LEFT) / Math.max(1, rows.length));
  const width = LEFT + column * rows.length;
  const { y, ticks } = scaleOf(rows, HEIGHT);
  const x = (at: number): number => LEFT + at * column;
  const now = rows.findIndex((row) => row.from <= balance.today && balance.today <= row.until);
  const named = everyHow(column, grain === 'week' ? 96 : 84);
  const shown = pointed === undefined ? undefined : rows[pointed];
  const side = inflows(as);
  const summary = balance.runOut
    ? t('chart.runsOut', { part: balance.part, on: format.date(balance.runOut.on), size: format.quantity(balance.runOut.size), unit: format.unit(unit) })
    : t('chart.suffices', { part: balance.part });
  return (
    <figure className={classes.figure}>
      <div ref={ref} />
      <Wide label={t('chart.label')}>
        <svg
          width={width}
          height={HEAD + HEIGHT + FOOT}
          role="img"
          aria-label={summary}
          data-testid="balance-chart"
          onPointerMove={(event) => {
            const at = Math.floor((event.nativeEvent.offsetX - LEFT) / column);
            setPointed(at >= 0 && at < rows.length ? at : undefined);
          }}
          onPointerLeave={() => setPointed(undefined)}
        >
          <defs>
            <pattern id="planned" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="5" height="5" className={classes.plannedGround} />
              <line x1="0" y1="0" x2="0" y2="5" className={classes.plannedLine} />
            </pattern>
          </defs>
          <g transform={`translate(0 ${HEAD})`}>
            {ticks.map((tick) => (
              <g key={tick}>
                <line x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} className={tick === 0 ? classes.zero : classes.grid} />
                <text x={LEFT - 6} y={y(tick) + 4} className={classes.tick} textAnchor="end">
                  {format.quantity(String(tick))}
                </text>
              </g>
            ))}
            {pointed !== undefined && <rect x={x(pointed)} width={column} y={0} height={HEIGHT} className={classes.pointed} />}
            {rows.map((row, at) => (
              <Bars key={row.from} row={row} x={x(at)} width={column} y={y} confirmed={side.includes('confirmed')} />
            ))}
            <path d={stockLine(rows, x, column, y)} className={classes.stock} />
            {rows.map((row, at) => row.closing !== null && Number(row.closing) < 0 && <circle key={row.from} cx={x(at) + column / 2} cy={y(Number(row.closing))} r={Math.min(3.5, column / 2.5)} className={classes.below} />)}
            {now >= 0 && (
              <g>
                <line x1={x(now) + 1} x2={x(now) + 1} y1={-4} y2={HEIGHT} className={classes.today} />
                <text x={x(now) + 5} y={-4} className={classes.todayName}>
                  {t('chart.today')}
                </text>
              </g>
            )}
            {rows.map(
              (row, at) =>
                at % named === 0 &&
                x(at) + 8 * period(row).length < width && (
                  <text key={row.from} x={x(at) + 2} y={HEIGHT + 17} className={classes.tick}>
                    {period(row)}
                  </text>
                ),
            )}
          </g>
        </svg>
      </Wide>
      <figcaption className={classes.legend} aria-hidden="true">
        <span className={classes.key} data-kind="stock">{t('column.closing')}</span>
        {side.map((kind) => (
          <span key={kind} className={classes.key} data-kind={kind}>
            {t(as === 'buyer' ? `column.buyer.${kind}` : `column.supplier.${kind}`)}
          </span>
        ))}
        <span className={classes.key} data-kind="firm">{t('chart.firm')}</span>
        <span className={classes.key} data-kind="forecast">{t('chart.forecast')}</span>
        <output className={`number ${classes.readout}`}>
          {shown && `${period(shown)}: +${format.quantity(String(Number(shown.in.confirmed) + Number(shown.in.planned)))} −${format.quantity(shown.out ?? '0')} = ${shown.closing === null ? '–' : format.quantity(shown.closing)}`}
        </output>
      </figcaption>
    </figure>
  );
}

type BarsProps = { row: BalanceRow; x: number; width: number; y: (value: number) => number; confirmed: boolean };

function Bars({ row, x, width, y, confirmed }: BarsProps) {
  const gap = width > 12 ? 2 : 1;
  const [w, left] = [Math.max(1, width - 2 * gap), x + gap];
  const sure = confirmed ? Number(row.in.confirmed) : 0;
  const planned = Number(row.in.planned);
  const [out, firm] = [Number(row.out ?? 0), Number(row.outFirm ?? 0)];
  const rect = (from: number, until: number, kind: string, fill?: string) =>
    from === until ? null : <rect x={left} width={w} y={y(Math.max(from, until))} height={Math.max(1, Math.abs(y(from) - y(until)))} className={classes[kind]} fill={fill} />;
  return (
    <>
      {rect(0, sure, 'confirmed')}
      {rect(sure, sure + planned, 'planned', 'url(#planned)')}
      {rect(0, -firm, 'firm')}
      {rect(-firm, -out, 'forecast')}
    </>
  );
}

/** From what stands at the end of a row to what stands at the end of the next. A demand that is not shared breaks the line. */
function stockLine(rows: BalanceRow[], x: (at: number) => number, column: number, y: (value: number) => number): string {
  let pen = 'M';
  return rows
    .map((row, at) => {
      if (row.closing === null) {
        pen = 'M';
        return '';
      }
      const step = `${pen}${x(at) + column / 2} ${y(Number(row.closing))}`;
      pen = 'L';
      return step;
    })
    .join('');
}
