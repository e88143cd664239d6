/** Exact arithmetic on decimal strings ("12.50"): quantities never pass through a float. */
type Scaled = { units: bigint; scale: number };

function scaled(decimal: string): Scaled {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function aligned(a: string, b: string): [bigint, bigint, number] {
  const [x, y] = [scaled(a), scaled(b)];
  const scale = Math.max(x.scale, y.scale);
  return [x.units * 10n ** BigInt(scale - x.scale), y.units * 10n ** BigInt(scale - y.scale), scale];
}

function text(units: bigint, scale: number): string {
  if (scale === 0) return units.toString();
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  const whole = sign + digits.slice(0, -scale);
  return fraction ? `${whole}.${fraction}` : whole;
}

export function plus(a: string, b: string): string {
  const [x, y, scale] = aligned(a, b);
  return text(x + y, scale);
}

export function minus(a: string, b: string): string {
  const [x, y, scale] = aligned(a, b);
  return text(x - y, scale);
}

export function compare(a: string, b: string): -1 | 0 | 1 {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export const sum = (all: readonly string[]): string => all.reduce(plus, '0');

/** Whether a person typed a number that the API takes: digits, at most one point, not negative. */
export const isQuantity = (said: string): boolean => /^\d{1,12}(\.\d{1,6})?$/.test(said);

/**
 * A quantity as a person types it, including 1,200 as the screens write it; undefined if it is
 * none.
 */
export function typed(said: string): string | undefined {
  const plain = said.normalize('NFKC').trim();
  const pointed = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.');
  return isQuantity(pointed) ? pointed : undefined;
}

/** The change in percent of the former value, rounded; null without a former value. */
export function percent(now: string, before: string): number | null {
  const base = Number(before);
  return base === 0 ? null : Math.round((Number(minus(now, before)) / base) * 100);
}
