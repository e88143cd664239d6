import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useFormat } from '../app/format';
import { useDuration } from './duration';
import { type Interval, marksOf, type Piece, pieceAt, piecesOf, secondsByState, type Window } from './ribbon';
import { states } from './machines';
import classes from './ribbon.module.css';
import { StateSign } from './signs';
import { useWords } from './words';

const DAY = 86_400_000;
type Props = { label: string; window: Window; intervals: readonly Interval[]; now: number };

/**
 * Draws a machine's states in a period as a bar. Pointer, finger and arrow keys choose an interval, and the
 * text below describes it.
 */
export function Ribbon({ label, window, intervals, now }: Props) {
  const t = useWords();
  const say = useSaid(window);
  const pieces = piecesOf(intervals, window, now);
  // An interval keeps its beginning while newer ones arrive.
  const [chosen, choose] = useState<number>();
  const found = pieces.findIndex((one) => one.begins === chosen);
  const at = found < 0 ? pieces.length - 1 : found;
  const shown = pieces[at];
  if (!shown) return <p className="dim">{t('ribbon.nothing')}</p>;
  const show = (index: number): void => choose(pieces[Math.max(0, Math.min(pieces.length - 1, index))]?.begins);
  const press = (event: KeyboardEvent): void => {
    const to: Record<string, number> = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, PageDown: at - 10, PageUp: at + 10, Home: 0, End: pieces.length - 1 };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    show(next);
  };
  const point = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width > 0) show(pieceAt(pieces, (event.clientX - box.left) / box.width));
  };
  const share = (part: number): string => `${part * 100}%`;
  const nowAt = (now - window.from) / (window.until - window.from);
  return (
    <div className={classes.ribbon} data-testid="ribbon" data-pieces={pieces.length}>
      <div
        className={classes.bar}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={pieces.length}
        aria-valuenow={at + 1}
        aria-valuetext={say(shown)}
        onKeyDown={press}
        onPointerMove={(event) => event.pointerType === 'mouse' && point(event)}
        onPointerDown={point}
      >
        {pieces.map((piece) => (
          <i key={piece.begins} data-state={piece.interval.state} data-chosen={piece === shown || undefined} style={{ left: share(piece.at), width: share(piece.width) }} />
        ))}
        {nowAt > 0 && nowAt < 1 && <b className={classes.now} style={{ left: share(nowAt) }} aria-hidden="true" />}
      </div>
      <Marks window={window} />
      <p className={classes.said} data-testid="piece">
        <StateSign state={shown.interval.state} /> <span>{say(shown, false)}</span>
      </p>
      <Sums pieces={pieces} />
    </div>
  );
}

/** Describes an interval: its beginning, end and length, and the parts made in it. */
function useSaid({ from, until }: Window): (piece: Piece, withState?: boolean) => string {
  const t = useWords();
  const format = useFormat();
  const duration = useDuration();
  const clock = useClock(until - from > DAY);
  return ({ interval, begins, ends, lasts }, withState = true) =>
    [
      withState ? t(`state.${interval.state}`, { defaultValue: interval.state }) : '',
      lasts ? t('ribbon.since', { from: clock(begins) }) : t('ribbon.span', { from: clock(begins), until: clock(ends) }),
      duration((ends - begins) / 1_000),
      interval.parts !== null && interval.parts !== '0' ? t('ribbon.parts', { parts: format.quantity(interval.parts) }) : '',
      interval.uncertain ? t('ribbon.uncertain') : '',
      interval.cause ? t('ribbon.cause', { cause: t(`cause.${interval.cause as 'OTHER'}`, { defaultValue: interval.cause }) }) : '',
    ]
      .filter(Boolean)
      .join(t('between'));
}

/** A time of day, with its day if the window is longer than a day. */
function useClock(withDay: boolean): (at: number) => string {
  const format = useFormat();
  return (at) => {
    const moment = new Date(at);
    const clock = `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;
    return withDay ? format.moment(moment.toISOString()) : clock;
  };
}

function Marks({ window }: { window: Window }) {
  const format = useFormat();
  const whole = window.until - window.from;
  const days = whole > 2 * DAY;
  return (
    <div className={classes.marks} aria-hidden="true">
      {marksOf(window).map((at) => {
        const moment = new Date(at);
        const day = `${moment.getFullYear()}-${String(moment.getMonth() + 1).padStart(2, '0')}-${String(moment.getDate()).padStart(2, '0')}`;
        return (
          <span key={at} style={{ left: `${((at - window.from) / whole) * 100}%` }}>
            {days ? format.weekday(day) : `${String(moment.getHours()).padStart(2, '0')}:00`}
          </span>
        );
      })}
    </div>
  );
}

/** The legend, with how long each state took. */
function Sums({ pieces }: { pieces: readonly Piece[] }) {
  const t = useWords();
  const duration = useDuration();
  const seconds = secondsByState(pieces);
  return (
    <ul className={classes.sums} data-testid="state-sums">
      {states
        .filter((state) => seconds.has(state))
        .map((state) => (
          <li key={state} data-state={state} data-seconds={seconds.get(state)}>
            <i data-state={state} aria-hidden="true" />
            {t(`state.${state}`)} <strong className="number">{duration(seconds.get(state) ?? 0)}</strong>
          </li>
        ))}
    </ul>
  );
}
