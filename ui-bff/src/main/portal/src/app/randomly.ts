/** Random numbers for tests, repeatable from the same seed (mulberry32). */
export function randomly(seed: number): { below: (most: number) => number; oneOf: <T>(all: readonly [T, ...T[]]) => T } {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return { below, oneOf: (all) => all[below(all.length)] ?? all[0] };
}
