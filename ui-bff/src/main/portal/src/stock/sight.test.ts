import { describe, expect, it } from 'vitest';
import { seen, type Sight, unseen } from './sight';

const reads = (...frames: [number, string | null][]): (string | null)[] => {
  let sight: Sight = unseen;
  return frames.map(([now, text]) => {
    const next = seen(sight, text, now);
    sight = next.sight;
    return next.read;
  });
};

describe('what comes into sight of the camera', () => {
  it('is read once for as long as it is held there, however the hand shakes', () => {
    expect(reads([0, 'A'], [200, 'A'], [400, null], [1100, 'A'], [2000, 'A'])).toEqual(['A', null, null, null, null]);
  });
  it('is read again when it comes back', () => {
    expect(reads([0, 'A'], [200, null], [1300, null], [1400, 'A'])).toEqual(['A', null, null, 'A']);
  });
  it('is read at once where it is another', () => {
    expect(reads([0, 'A'], [200, 'B'], [400, 'A'])).toEqual(['A', 'B', 'A']);
  });
});
