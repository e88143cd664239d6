import { type KeyboardEvent, type PointerEvent, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useNamed } from '../app/named';
import type { Happened } from '../history/history';
import type { Around } from './around';
import { changesOf, sharesOf } from './changes';
import classes from './moments.module.css';
import { nearest, placed } from './placing';
import { stepped, steppedByDocument } from './stepping';

export type Knob = { name: string; label: string; /** The index of its event; -1 before the first. */ at: number; go: (event: Happened | undefined) => void };

const WIDTH = 1000;
const HALF = 20;
const PLAIN = 4;
const SMALLEST = 5;

/** One bar an event over time: up for more, down for fewer. Its knobs move from event to event. */
export function EventTrack({ around, knobs }: { around: Around; knobs: readonly Knob[] }) {
  const { events, earlier, later } = around;
  const { t } = useTranslation('moments');
  const format = useFormat();
  const { places, breaks } = useMemo(() => placed(events.map((event) => Date.parse(event.at))), [events]);
  const heights = useMemo(() => sharesOf(changesOf(events)), [events]);
  const width = Math.max(1.2, Math.min(8, (WIDTH / Math.max(events.length, 1)) * 0.6));
  const [track, setTrack] = useState<HTMLElement | null>(null);
  const pick = useEffectEvent((press: MouseEvent) => {
    const box = track?.getBoundingClientRect();
    if (box && press.target === track) knobs[0]?.go(events[nearest(places, (press.clientX - box.left) / box.width)]);
  });
  // The knobs do the same by keyboard.
  useEffect(() => {
    const onClick = (press: MouseEvent): void => pick(press);
    track?.addEventListener('click', onClick);
    return () => track?.removeEventListener('click', onClick);
  }, [track]);
  return (
    <div ref={setTrack} className={classes.track} data-earlier={earlier || undefined} data-later={later || undefined}>
      <svg viewBox={`0 0 ${WIDTH} ${HALF * 2}`} preserveAspectRatio="none" aria-hidden="true" className={classes.bars} data-testid="bars">
        <line x1="0" x2={WIDTH} y1={HALF} y2={HALF} className={classes.axis} />
        {breaks.map((one) => (
          <rect key={one.at} x={one.at * WIDTH - 5} y={HALF - 3} width="10" height="6" className={classes.break} data-testid="idle">
            <title>{t('idle', { time: idleTime(one.milliseconds, t) })}</title>
          </rect>
        ))}
        {events.map((event, at) => {
          const height = heights[at] ?? 0;
          const side = height > 0 ? 'more' : height < 0 ? 'less' : 'plain';
          const tall = height === 0 ? PLAIN : SMALLEST + Math.abs(height) * (HALF - SMALLEST);
          const y = side === 'more' ? HALF - tall : side === 'less' ? HALF : HALF - PLAIN;
          return <rect key={event.position} x={(places[at] ?? 0) * (WIDTH - width)} y={y} width={width} height={side === 'plain' ? PLAIN * 2 : tall} className={classes[side]} data-side={side} />;
        })}
      </svg>
      {knobs.map((knob) => (
        <KnobAt key={knob.name} knob={knob} around={around} places={places} />
      ))}
      <span className={classes.ends} aria-hidden="true">
        <span>{events[0] && format.moment(events[0].at)}</span>
        <span>{events.at(-1) && format.moment(events.at(-1)?.at ?? '')}</span>
      </span>
    </div>
  );
}

function idleTime(milliseconds: number, t: ReturnType<typeof useTranslation<'moments'>>['t']): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes >= 2_880) return t('days', { count: Math.round(minutes / 1_440) });
  return minutes >= 120 ? t('hours', { count: Math.round(minutes / 60) }) : t('minutes', { count: Math.max(1, minutes) });
}

function KnobAt({ knob, around, places }: { knob: Knob; around: Around; places: readonly number[] }) {
  const { t } = useTranslation('moments');
  const format = useFormat();
  const say = useNamed();
  const [dragged, setDragged] = useState<number>();
  const at = dragged ?? knob.at;
  const { events } = around;
  const event = events[at];
  const onKey = (key: KeyboardEvent): void => {
    const direction = key.key === 'ArrowLeft' || key.key === 'ArrowDown' ? -1 : key.key === 'ArrowRight' || key.key === 'ArrowUp' ? 1 : undefined;
    const to = direction ? (key.shiftKey ? steppedByDocument(around, knob.at, direction) : stepped(events, knob.at, direction)) : key.key === 'Home' ? events[0] : key.key === 'End' ? events.at(-1) : undefined;
    if (direction === undefined && key.key !== 'Home' && key.key !== 'End') return;
    key.preventDefault();
    knob.go(to);
  };
  const place = (press: PointerEvent<HTMLElement>): number => {
    const box = press.currentTarget.parentElement?.getBoundingClientRect();
    return box ? nearest(places, (press.clientX - box.left) / box.width) : knob.at;
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={knob.label}
      aria-valuemin={1}
      aria-valuemax={Math.max(events.length, 1)}
      aria-valuenow={Math.max(at + 1, 1)}
      aria-valuetext={event ? `${format.fullMoment(event.at)}: ${say(event.text)}` : t('nothing')}
      className={`${classes.knob} ${classes[knob.name]}`}
      style={{ left: `${(places[at] ?? 0) * 100}%` }}
      data-testid={`knob-${knob.name}`}
      onKeyDown={onKey}
      onPointerDown={(press) => {
        press.currentTarget.setPointerCapture(press.pointerId);
        setDragged(knob.at);
      }}
      onPointerMove={(press) => dragged !== undefined && setDragged(place(press))}
      onPointerUp={(press) => {
        if (dragged === undefined) return;
        const to = place(press);
        setDragged(undefined);
        if (to !== knob.at) knob.go(events[to]);
      }}
      onPointerCancel={() => setDragged(undefined)}
    />
  );
}
