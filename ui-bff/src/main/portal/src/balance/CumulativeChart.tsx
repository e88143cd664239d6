import { Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import type { Balance, Grain } from './balance';
import classes from './balance.module.css';
import { scaleOf, sumsOf } from './chart';
import { Frame, type Place } from './Frame';
import { usePeriod } from './period';

const HEIGHT = 160;

type Props = { balance: Balance; grain: Grain };

/**
 * Demand and supply, both added up from the first day on. Their distance is the stock, or the
 * shortage if demand is above.
 */
export function CumulativeChart({ balance, grain }: Props) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const period = usePeriod(grain);
  const [pointed, setPointed] = useState<number>();
  const { rows, opening, unit } = balance;
  const sums = sumsOf(opening, rows);
  const known = [opening, ...sums.flatMap(({ demand, supply }) => [demand ?? '0', supply])].map(Number);
  const scale = scaleOf([Math.min(0, ...known), Math.max(1, ...known)], HEIGHT);
  const { y } = scale;
  const last = sums.at(-1);
  const shown = pointed === undefined ? undefined : rows[pointed];
  const summed = pointed === undefined ? undefined : sums[pointed];
  const quantity = (decimal: string | null | undefined): string => (decimal == null ? '–' : format.quantity(decimal));
  const line = ({ x, column }: Place, from: string, of: (string | null)[]): string => {
    const until = of.indexOf(null);
    return `M${x(0)} ${y(Number(from))}${(until < 0 ? of : of.slice(0, until)).map((sum, at) => `V${y(Number(sum))}H${x(at) + column}`).join('')}`;
  };
  return (
    <figure className={classes.figure}>
      <Title order={2} className={classes.chartTitle}>
        {t('cumulative.label')}
      </Title>
      <Frame
        balance={balance}
        grain={grain}
        scale={scale}
        label={t('cumulative.label')}
        summary={last?.demand == null ? t('noDemand') : t('cumulative.summary', { demand: quantity(last.demand), supply: quantity(last.supply), unit: format.unit(unit) })}
        testId="cumulative-chart"
        pointed={pointed}
        onPoint={setPointed}
      >
        {(place) => (
          <>
            {sums.map(({ demand, supply }, at) => Number(demand ?? 0) > Number(supply) && <rect key={rows[at]?.from} x={place.x(at)} width={place.column} y={y(Number(demand))} height={y(Number(supply)) - y(Number(demand))} className={classes.gap} shapeRendering="crispEdges" data-testid="gap" />)}
            <path d={line(place, '0', sums.map(({ firm }) => firm))} className={classes.firmSum} />
            <path d={line(place, '0', sums.map(({ demand }) => demand))} className={classes.stock} />
            <path d={line(place, opening, sums.map(({ supply }) => supply))} className={classes.supply} />
          </>
        )}
      </Frame>
      <figcaption className={classes.legend} aria-hidden="true">
        <span className={classes.key} data-kind="supply">{t('cumulative.supply')}</span>
        <span className={classes.key} data-kind="stock">{t('cumulative.demand')}</span>
        <span className={classes.key} data-kind="firmSum">{t('cumulative.firm')}</span>
        <span className={classes.key} data-kind="gap">{t('cumulative.gap')}</span>
        <output className={`number ${classes.readout}`}>{shown && `${period(shown)}: ${quantity(summed?.supply)} − ${quantity(summed?.demand)} = ${quantity(shown.closing)}`}</output>
      </figcaption>
    </figure>
  );
}
