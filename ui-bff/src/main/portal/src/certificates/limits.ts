/** A value's place within its limits, for the drawing. */
import { compare } from '../app/decimal';

/** A decimal as laboratories write it: 0.027, −20, 1,200; undefined if it is none. */
export function measured(said: string): string | undefined {
  const plain = said.normalize('NFKC').trim().replace(/^[−–]/, '-').replace(/^\+/, '');
  const pointed = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,10})?$/.test(pointed) ? pointed : undefined;
}

export type Limits = { minimum: string | null; maximum: string | null };

export const isOutside = (value: string, { minimum, maximum }: Limits): boolean => (minimum !== null && compare(value, minimum) < 0) || (maximum !== null && compare(value, maximum) > 0);

/** Both limits, or the only one with its sign. */
export function limitsText({ minimum, maximum }: Limits, say: (decimal: string) => string): string | undefined {
  if (minimum !== null && maximum !== null) return `${say(minimum)} – ${say(maximum)}`;
  return minimum !== null ? `≥ ${say(minimum)}` : maximum !== null ? `≤ ${say(maximum)}` : undefined;
}

/** In fractions of the picture's width: the range between the limits, and the value's place. */
export type Placed = { from: number; until: number; at: number };

/** A far value stays at the picture's edge. */
const EDGE = 0.03;
const inside = (at: number): number => Math.min(1 - EDGE, Math.max(EDGE, at));

/**
 * Two limits take the middle of the picture. Beside a single limit there is room for half as much
 * again, or for a farther value. Without limits there is nothing to draw.
 */
export function placed(value: string, { minimum, maximum }: Limits): Placed | undefined {
  const at = Number(value);
  if (minimum !== null && maximum !== null) {
    const [low, span] = [Number(minimum), Number(maximum) - Number(minimum)];
    if (span > 0) return { from: 0.2, until: 0.8, at: inside(0.2 + (0.6 * (at - low)) / span) };
    return { from: 0.48, until: 0.52, at: at === low ? 0.5 : at < low ? EDGE : 1 - EDGE };
  }
  if (minimum !== null) return { from: 0.3, until: 1, at: inside(0.3 + beyond(at - Number(minimum), Number(minimum))) };
  if (maximum !== null) return { from: 0, until: 0.7, at: inside(0.7 - beyond(Number(maximum) - at, Number(maximum))) };
  return undefined;
}

/** How far a value is within its only limit, from -0.27 to 0.6. */
function beyond(distance: number, limit: number): number {
  const room = Math.max(Math.abs(limit) / 2, Math.abs(distance));
  return room === 0 ? 0 : ((distance < 0 ? 0.27 : 0.6) * distance) / room;
}
