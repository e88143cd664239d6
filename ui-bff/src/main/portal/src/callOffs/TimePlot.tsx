import type { PointerEvent } from 'react';
import { daysAfter, daysBetween, weekOf } from '../app/days';
import { everyHow, stepFor } from '../balance/chart';
import classes from './timeChart.module.css';
import { type Band, type Bar, type Ghost, type Led, mondaysIn, perWeek, type Point, ticksOf } from './timeline';
import type { Words } from './words';

export const LEFT = 58;
export const RIGHT = 12;
const BAND = 18;
const BARS = 150;
/**
 * Space between the highest bar and the firmness band, so that the bar does not look higher than it
 * is.
 */
const CLEAR = 12;
const GAP = 44;
const LINES = 120;
const FOOT = 24;
const TOP = 18 + BAND;
const SECOND = TOP + BARS + GAP;
const HEIGHT = SECOND + LINES + FOOT;

export type Plotted = {
  bars: Bar[];
  ghosts: Ghost[];
  bands: Band[];
  base: string;
  today: string;
  from: string;
  until: string;
  demand: Point[];
  promised: Point[];
  shipped: Led | undefined;
  received: Led | undefined;
};
type Props = { words: Words; plotted: Plotted; day: number; pointed: string | undefined; unit: string; summary: string; onPoint: (event: PointerEvent<SVGSVGElement>) => void; onLeave: () => void };

/** Bars by due date above and cumulatives below, on one time axis. */
export function Plot({ words, plotted, day, pointed, unit, summary, onPoint, onLeave }: Props) {
  const { t, format } = words;
  const { bars, ghosts, bands, today, from, until } = plotted;
  const width = LEFT + RIGHT + day * (daysBetween(from, until) + 1);
  const x = (one: string): number => LEFT + daysBetween(from, one) * day;
  const mondays = mondaysIn(from, until);
  const named = everyHow(day * 7, 88);
  const fits = (monday: string, at: number): boolean => at % named === 0 && x(monday) + 92 < width;
  const most = Math.max(1, ...[...bars, ...ghosts].map((one) => perWeek(one, one.quantity)), ...bars.flatMap((bar) => bar.promises.map((one) => perWeek(bar, one.quantity))));
  const ticks = ticksOf(0, most, stepFor(most, 4));
  const top = ticks.at(-1) ?? most;
  const y = (value: number): number => TOP + BARS - (value / top) * (BARS - CLEAR);
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={summary} className={classes.plot} onPointerMove={onPoint} onPointerDown={onPoint} onPointerLeave={onLeave}>
      <Patterns />
      {mondays.map((monday, at) => (
        <g key={monday}>
          <line x1={x(monday)} x2={x(monday)} y1={TOP} y2={SECOND + LINES} className={classes.week} />
          {fits(monday, at) && (
            <>
              <text x={x(monday) + 2} y={TOP + BARS + 15} className={classes.tick}>
                {format.date(monday)}
              </text>
              <text x={x(monday) + 2} y={HEIGHT - 8} className={classes.tick}>
                {format.week(weekOf(monday))}
              </text>
            </>
          )}
        </g>
      ))}
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} className={tick === 0 ? classes.zero : classes.grid} />
          <text x={LEFT - 6} y={y(tick) + 4} className={classes.tick} textAnchor="end">
            {format.quantity(String(tick))}
          </text>
        </g>
      ))}
      {pointed !== undefined && <rect x={x(pointed)} width={day} y={TOP - BAND} height={SECOND + LINES - TOP + BAND} className={classes.pointed} />}
      {bands.map((band) => (
        <BandOf key={`${band.from} ${band.firmness}`} band={band} left={x(band.from)} width={x(daysAfter(band.until, 1)) - x(band.from)} name={t(`firmness.${band.firmness}`)} />
      ))}
      {bars.map((bar) => (
        <rect key={bar.key} x={x(bar.from) + 0.5} width={Math.max(2, x(daysAfter(bar.until, 1)) - x(bar.from) - 1)} y={Math.min(y(perWeek(bar, bar.quantity)), y(0) - 1)} height={Math.max(1, y(0) - y(perWeek(bar, bar.quantity)))} className={classes.bar} data-firmness={bar.firmness} fill={fills[bar.firmness]} />
      ))}
      {ghosts.map((one) => (
        <rect key={one.key} x={x(one.from) + 0.5} width={Math.max(3, x(daysAfter(one.until, 1)) - x(one.from) - 1)} y={y(perWeek(one, one.quantity))} height={y(0) - y(perWeek(one, one.quantity))} className={classes.ghost} />
      ))}
      {bars.flatMap((bar) => bar.promises.map((one) => <Promised key={`${bar.key} ${one.date}`} x={x(one.date) + day / 2} y={y(perWeek(bar, one.quantity))} />))}
      <Cumulated words={words} plotted={plotted} x={x} width={width} unit={unit} />
      <line x1={x(today) + day / 2} x2={x(today) + day / 2} y1={TOP - BAND - 4} y2={SECOND + LINES} className={classes.today} />
      <text x={x(today) + day / 2 + 4} y={TOP - BAND - 6} className={classes.todayName}>
        {t('time.today')}
      </text>
    </svg>
  );
}

const fills: Partial<Record<Bar['firmness'], string>> = { production: 'url(#bar-production)', material: 'url(#bar-material)' };

/** The band is also named, because neither colour nor hatching alone shows the firmness. */
function Patterns() {
  return (
    <defs>
      <pattern id="bar-production" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" className={classes.hatchGround} />
        <line x1="0" y1="0" x2="0" y2="5" className={classes.hatch} strokeWidth="4" />
      </pattern>
      <pattern id="bar-material" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width="6" height="6" className={classes.hatchGround} />
        <line x1="0" y1="0" x2="0" y2="6" className={classes.hatch} strokeWidth="2" />
      </pattern>
    </defs>
  );
}

/** The approximate width of a name. A Chinese character is as wide as two others. */
const widthOf = (name: string): number => [...name].reduce((all, one) => all + (one > '\u2e7f' ? 11.5 : 6.5), 0);

function BandOf({ band, left, width, name }: { band: Band; left: number; width: number; name: string }) {
  return (
    <g data-testid="band" data-firmness={band.firmness}>
      <rect x={left} width={Math.max(1, width - 1)} y={TOP - BAND} height={BAND - 4} className={classes.band} data-firmness={band.firmness} />
      {width > 10 + widthOf(name) && (
        <text x={left + 5} y={TOP - BAND + 11} className={classes.bandName} data-firmness={band.firmness}>
          {name}
        </text>
      )}
    </g>
  );
}

/** A promise is a mark at its day and quantity. */
function Promised({ x, y }: { x: number; y: number }) {
  return <path d={`M${x} ${y - 5}l5 5l-5 5l-5 -5z`} className={classes.promise} data-testid="promise-mark" />;
}

type CumulatedProps = { words: Words; plotted: Plotted; x: (day: string) => number; width: number; unit: string };

/** The total demand by each day, against shipments and receipts by then. */
function Cumulated({ words: { t, format }, plotted, x, width, unit }: CumulatedProps) {
  const { base, demand, promised, shipped, received, today, from, until } = plotted;
  const values = [base, ...[demand, promised, shipped?.points ?? [], received?.points ?? []].flat().map((one) => one.value), ...[shipped, received].flatMap((one) => one?.start ?? [])].map(Number);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const ticks = ticksOf(low, high === low ? low + 1 : high, stepFor(high - low || 1, 3));
  const [least, most] = [ticks[0] ?? low, ticks.at(-1) ?? high];
  const y = (value: number): number => SECOND + LINES - ((value - least) / (most - least)) * LINES;
  const stepped = (start: string, points: Point[], first: string, last: string): string =>
    `M${x(first)} ${y(Number(start))}${points
      .filter((point) => point.day <= last)
      .map((point) => `H${Math.max(x(first), x(daysAfter(point.day, 1)))}V${y(Number(point.value))}`)
      .join('')}H${Math.max(x(first), x(daysAfter(last, 1)))}`;
  const led = ({ start, points }: Led): string => stepped(start, points, from, today);
  return (
    <g data-testid="cumulated">
      <text x={LEFT} y={SECOND - 7} className={classes.tick}>
        {t('time.cumulated', { unit })}
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} className={classes.grid} />
          <text x={LEFT - 6} y={y(tick) + 4} className={classes.tick} textAnchor="end">
            {format.quantity(String(tick))}
          </text>
        </g>
      ))}
      <path d={stepped(base, demand, from, until)} className={classes.line} data-kind="demand" />
      {promised.length > 0 && <path d={stepped(base, promised, from, until)} className={classes.line} data-kind="promise" />}
      {received && <path d={led(received)} className={classes.line} data-kind="received" />}
      {shipped && <path d={led(shipped)} className={classes.line} data-kind="shipped" />}
    </g>
  );
}
