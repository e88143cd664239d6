import { Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useScope } from '../app/scope';
import { type Balance, type BalanceRow, type Grain, inflows } from './balance';
import classes from './balance.module.css';
import { extremes, readingOf, scaleOf } from './chart';
import { boundLine } from './course';
import { Frame } from './Frame';
import { usePeriod } from './period';

const HEIGHT = 240;

type Props = { balance: Balance; grain: Grain };

/** Stock over time, with inflows and outflows. The table below has the same numbers. */
export function BalanceChart({ balance, grain }: Props) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const period = usePeriod(grain);
  const { as } = useScope();
  const [pointed, setPointed] = useState<number>();
  const { rows, unit } = balance;
  const scale = scaleOf(extremes(rows), HEIGHT);
  const { y } = scale;
  const shown = pointed === undefined ? undefined : rows[pointed];
  const side = inflows(as);
  const bounds = (['minimum', 'maximum'] as const).filter((bound) => rows.some((row) => (row[bound] ?? null) !== null));
  const summary = balance.runOut
    ? t('chart.runsOut', { part: balance.part, on: format.date(balance.runOut.on), size: format.quantity(balance.runOut.size), unit: format.unit(unit) })
    : t('chart.suffices', { part: balance.part });
  return (
    <figure className={classes.figure}>
      <Title order={2} className={classes.chartTitle}>
        {t('chart.label')}
      </Title>
      <Frame balance={balance} grain={grain} scale={scale} label={t('chart.label')} summary={summary} testId="balance-chart" pointed={pointed} onPoint={setPointed}>
        {({ x, column }) => (
          <>
            <defs>
              <pattern id="planned" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="5" height="5" className={classes.plannedGround} />
                <line x1="0" y1="0" x2="0" y2="5" className={classes.plannedLine} />
              </pattern>
            </defs>
            {rows.map((row, at) => (
              <Bars key={row.from} row={row} x={x(at)} width={column} y={y} confirmed={side.includes('confirmed')} />
            ))}
            {bounds.map((bound) => (
              <path key={bound} d={boundLine(rows, bound, x, column, y)} className={classes[bound]} data-testid={`chart-${bound}`} />
            ))}
            <path d={stockLine(rows, x, column, y)} className={classes.stock} />
            {rows.map((row, at) => row.closing !== null && Number(row.closing) < 0 && <circle key={row.from} cx={x(at) + column / 2} cy={y(Number(row.closing))} r={Math.min(3.5, column / 2.5)} className={classes.below} />)}
          </>
        )}
      </Frame>
      <figcaption className={classes.legend} aria-hidden="true">
        <span className={classes.key} data-kind="stock">{t('column.closing')}</span>
        {side.map((kind) => (
          <span key={kind} className={classes.key} data-kind={kind}>
            {t(as === 'buyer' ? `column.buyer.${kind}` : `column.supplier.${kind}`)}
          </span>
        ))}
        <span className={classes.key} data-kind="firm">{t('chart.firm')}</span>
        <span className={classes.key} data-kind="forecast">{t('chart.forecast')}</span>
        {bounds.map((bound) => (
          <span key={bound} className={classes.key} data-kind={bound}>
            {t(`chart.${bound}`)}
          </span>
        ))}
        <output className={`number ${classes.readout}`}>
          {shown && `${period(shown)}: ${readingOf(shown, format.quantity)}`}
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

/** From each row's closing stock to the next. Demand that is not shared breaks the line. */
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
