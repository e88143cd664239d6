import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { daysAfter, daysBetween, today as localToday } from '../app/days';
import { sum } from '../app/decimal';
import type { ScheduleDetail } from './callOffs';
import { previousOf } from './columns';
import { useCumulatives } from './cumulatives';
import { useMoved } from './moved';
import classes from './timeChart.module.css';
import { bandsOf, type Bar, barsOf, baseOf, ghostsOf, ledTo, rising, spanOfChart, totalsOf, valueOn } from './timeline';
import { Plot, type Plotted, LEFT, RIGHT } from './TimePlot';
import { dueText, useWords, type Words } from './words';

/** The least width of a day that keeps its bar visible. */
const DAY = 5;

/** Called-off quantities over time by firmness, with promises, shipments and receipts. */
export function TimeChart({ schedule, settled }: { schedule: ScheduleDetail; settled: boolean }) {
  const words = useWords();
  const { t, format } = words;
  const { ref, width: room } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<string>();
  const plotted = usePlotted(schedule, settled);
  const { bars, from, until, today } = plotted;
  const day = Math.max(DAY, (room - LEFT - RIGHT) / (daysBetween(from, until) + 1));
  const totals = totalsOf(schedule.lines);
  const unit = format.unit(schedule.unit);
  const parts = totals.by.map((one) => `${t(`firmness.${one.firmness}`)} ${format.quantity(one.quantity)}`);
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const scale = event.currentTarget.clientWidth / (LEFT + RIGHT + day * (daysBetween(from, until) + 1));
    const at = Math.floor((event.nativeEvent.offsetX / scale - LEFT) / day);
    setPointed(at >= 0 && at <= daysBetween(from, until) ? daysAfter(from, at) : undefined);
  };
  // Arrow keys move from line to line, and the picture follows.
  const step = (event: KeyboardEvent): void => {
    const days = [...new Set(bars.map((bar) => bar.from))];
    const now = pointed ?? daysAfter(today, -1);
    const next = event.key === 'ArrowRight' ? days.find((one) => one > now) : event.key === 'ArrowLeft' ? days.findLast((one) => one < now) : undefined;
    if (!next) return;
    event.preventDefault();
    setPointed(next);
    scroller.current?.scrollTo({ left: LEFT + daysBetween(from, next) * day - scroller.current.clientWidth / 2 });
  };
  return (
    <figure className={classes.figure}>
      <div ref={ref} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- else nobody scrolls it, or reads its days, without a mouse */}
      <div ref={scroller} className={`${classes.scroll} shaded`} tabIndex={0} role="group" aria-label={t('time.label', { unit })} onKeyDown={step} data-testid="time-chart">
        <Plot words={words} plotted={plotted} day={day} pointed={pointed} unit={unit} summary={t('time.summary', { count: schedule.lines.length, parts: format.list(parts), all: format.quantity(totals.all), unit })} onPoint={point} onLeave={() => setPointed(undefined)} />
      </div>
      <figcaption>
        <output className={`number ${classes.readout}`} aria-live="polite" data-testid="time-readout">
          {pointed ? <Readout words={words} plotted={plotted} day={pointed} unit={unit} /> : <span className="dim">{t('time.hint')}</span>}
        </output>
        <Legend words={words} plotted={plotted} totals={totals} unit={unit} />
      </figcaption>
    </figure>
  );
}

/**
 * Everything in the picture. Shipments and receipts join once they are loaded, in the same unit
 * only.
 */
function usePlotted(schedule: ScheduleDetail, settled: boolean): Plotted {
  const both = useCumulatives(schedule.schedule).data;
  const moved = useMoved(schedule);
  return useMemo(() => {
    const bars = barsOf(schedule.lines);
    const ghosts = ghostsOf(schedule.lines, schedule.gone, previousOf);
    const base = baseOf(schedule);
    const counted = settled && both?.unit === schedule.unit ? both : undefined;
    const today = localToday();
    const recent = (all: typeof moved.shipped): typeof moved.shipped => all.filter((one) => one.day <= today);
    const [shipped, received] = [recent(moved.shipped), recent(moved.received)];
    return {
      bars,
      ghosts,
      bands: bandsOf(bars),
      base,
      today,
      ...spanOfChart(bars, ghosts, today, counted ? [...shipped, ...received] : []),
      demand: rising(base, bars.map((bar) => ({ day: bar.until, quantity: bar.quantity }))),
      promised: rising(base, bars.flatMap((bar) => bar.promises.map((one) => ({ day: one.date, quantity: one.quantity })))),
      shipped: counted && ledTo(counted.supplier.shipped, shipped),
      received: counted && ledTo(counted.buyer.received, received),
    };
  }, [schedule, settled, both, moved]);
}

const covers = (bar: Bar, day: string): boolean => bar.from <= day && day <= bar.until;

/** When a line is due, beside its day: its week or month, or only the time for a day's line. */
const whenDue = (words: Words, { from, until, line }: Bar): string | null => (from === until ? line.time : dueText(words, line).join(' '));

/** One day's content in words. */
function Readout({ words, plotted, day, unit }: { words: Words; plotted: Plotted; day: string; unit: string }) {
  const { t, format } = words;
  const { bars, ghosts, base, demand, promised, shipped, received, today } = plotted;
  const its = bars.filter((bar) => covers(bar, day));
  const before = ghosts.filter((one) => one.from <= day && day <= one.until);
  const promises = bars.flatMap((bar) => bar.promises.filter((one) => one.date === day));
  const moved = (all: { day: string; quantity: string }[] | undefined): string[] => (all ?? []).filter((one) => one.day === day).map((one) => one.quantity);
  const quantity = (name: 'before' | 'promised' | 'shipped' | 'received', all: string[]): string[] => (all.length > 0 ? [t(`time.read.${name}`, { quantity: format.quantity(sum(all)) })] : []);
  const parts = [
    ...its.map((bar) => [whenDue(words, bar), `${t(`firmness.${bar.firmness}`)} ${format.quantity(bar.quantity)} ${unit}`].filter(Boolean).join(': ')),
    ...quantity('before', before.map((one) => one.quantity)),
    ...quantity('promised', promises.map((one) => one.quantity)),
    ...quantity('shipped', moved(shipped?.moved)),
    ...quantity('received', moved(received?.moved)),
  ];
  const sums = [
    t('time.sum.demand', { quantity: format.quantity(valueOn(demand, day, base)) }),
    ...(promised.length > 0 ? [t('time.sum.promised', { quantity: format.quantity(valueOn(promised, day, base)) })] : []),
    ...(shipped && day <= today ? [t('time.sum.shipped', { quantity: format.quantity(valueOn(shipped.points, day, shipped.start)) })] : []),
    ...(received && day <= today ? [t('time.sum.received', { quantity: format.quantity(valueOn(received.points, day, received.start)) })] : []),
  ];
  return (
    <>
      <strong>
        {format.weekdayAndDate(day)}
      </strong>{' '}
      {parts.join(' · ') || t('time.read.nothing')} <span className={classes.sums}>Σ {sums.join(' · ')}</span>
    </>
  );
}

function Legend({ words: { t, format }, plotted, totals, unit }: { words: Words; plotted: Plotted; totals: ReturnType<typeof totalsOf>; unit: string }) {
  const kinds = [
    ...(plotted.ghosts.length > 0 ? ['before' as const] : []),
    ...(plotted.promised.length > 0 ? ['promise' as const] : []),
    'demand' as const,
    ...(plotted.shipped ? ['shipped' as const, 'received' as const] : []),
  ];
  return (
    <ul className={classes.legend} aria-label={t('time.legend')} data-testid="time-legend">
      {totals.by.map((one) => (
        <li key={one.firmness} className={classes.key} data-kind={one.firmness}>
          {t(`firmness.${one.firmness}`)} <strong className="number">{format.quantity(one.quantity)}</strong>
        </li>
      ))}
      <li className={classes.all} data-testid="time-total">
        Σ <strong className="number">{format.quantity(totals.all)}</strong> {unit}
      </li>
      {plotted.bars.some((bar) => bar.line.bucket === 'month') && <li className="dim">{t('time.perWeek')}</li>}
      {kinds.map((kind) => (
        <li key={kind} className={classes.key} data-kind={kind}>
          {t(`time.key.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
