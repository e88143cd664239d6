import type { HandlingUnit } from './shipments';

export type Packed = HandlingUnit & { depth: number };

/** Packages with what holds them before them, each as deep as it lies. */
export function packed(all: HandlingUnit[], within: string | null = null, depth = 0): Packed[] {
  const labels = new Set(all.map((one) => one.label));
  // What names a holder that is not there stands by itself.
  const here = all.filter((one) => (within === null ? one.within === null || !labels.has(one.within) : one.within === within));
  return here.flatMap((one) => [{ ...one, depth }, ...(depth < 9 ? packed(all.filter((other) => other !== one && other.within !== null), one.label, depth + 1) : [])]);
}

/** A serial shipping container code as it is read out: with its application identifier. */
export const labelled = (label: string): string => (/^\d{18}$/.test(label) ? `SSCC (00) ${label}` : label);
