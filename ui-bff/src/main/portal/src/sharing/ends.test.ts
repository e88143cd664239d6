import { describe, expect, it } from 'vitest';
import { isShown, shows } from './ends';

const day = '2026-11-29';
const of = (row: { givenAt?: string; until?: string; withdrawnAt?: string }): string[] =>
  shows.filter((show) => isShown(show, { givenAt: '2026-01-05T12:00:00Z', until: null, withdrawnAt: null, ...row }, day));

describe('what is shared', () => {
  it('holds until it is withdrawn or its last day is over', () => {
    expect(of({})).toEqual(['holds']);
    expect(of({ until: '2026-11-29' })).toEqual(['holds', 'ending']);
    expect(of({ until: '2026-11-28' })).toEqual(['ended']);
    expect(of({ until: '2027-06-30', withdrawnAt: '2026-11-29T12:00:00Z' })).toEqual(['ended']);
  });
  it('is new for a week', () => {
    expect(of({ givenAt: '2026-11-23T12:00:00Z' })).toEqual(['holds', 'new']);
    expect(of({ givenAt: '2026-11-22T12:00:00Z' })).toEqual(['holds']);
    expect(of({ givenAt: '2026-11-23T12:00:00Z', withdrawnAt: '2026-11-24T12:00:00Z' })).toEqual(['ended']);
  });
  it('ends soon within 30 days, and ended lately for as long', () => {
    expect(of({ until: '2026-12-29' })).toEqual(['holds', 'ending']);
    expect(of({ until: '2026-12-30' })).toEqual(['holds']);
    expect(of({ until: '2026-10-30' })).toEqual(['ended']);
    expect(of({ until: '2026-10-29' })).toEqual([]);
  });
  it('is all shown where nothing is asked for', () => {
    expect(isShown(undefined, { givenAt: '2026-01-05T12:00:00Z', until: '2026-02-01', withdrawnAt: null }, day)).toBe(true);
  });
});
