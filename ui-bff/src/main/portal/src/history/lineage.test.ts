import { expect, test } from 'vitest';
import type { EventDetail } from './event';
import { edgesOf, lineageOf } from './lineage';

const event = (more: Partial<EventDetail>): EventDetail => ({ cause: { interchange: null, message: null }, segment: null, causedBy: null, consequences: [], changed: [], before: {}, after: {}, ...more }) as EventDetail;

test('an event by EDI leads to the segment that states it, or else to its message', () => {
  const cause = { interchange: 'I-1', message: 'M-7' };
  expect(lineageOf(event({ cause })).source).toEqual({ to: '/interchanges/I-1#message-M-7', message: 'M-7', segment: undefined });
  const segment = { interchange: 'I-1', message: 'M-7', number: 9, tag: 'QTY', text: '' };
  expect(lineageOf(event({ cause, segment })).source).toEqual({ to: '/interchanges/I-1#message-M-7-segment-9', message: 'M-7', segment: { number: 9, tag: 'QTY' } });
  expect(lineageOf(event({})).source).toBeUndefined();
});

test('what an event changed is counted by view', () => {
  const changed = ['2026-12-01/0', '2026-12-02/0'].flatMap((row) => ['/quantity', '/cumulative'].map((pointer) => ({ view: 'call-offs', row, pointer, before: '1', after: '2' })));
  expect(lineageOf(event({ changed })).changed).toEqual([{ view: 'call-offs', rows: 2 }]);
});

test('each line of the graph ends at the middle of its node', () => {
  expect(edgesOf(1, 3)).toEqual({
    height: 3,
    edges: [
      { key: 'left 0', y: 1.5, side: 'left' },
      { key: 'right 0', y: 0.5, side: 'right' },
      { key: 'right 1', y: 1.5, side: 'right' },
      { key: 'right 2', y: 2.5, side: 'right' },
    ],
  });
  expect(edgesOf(0, 0)).toEqual({ height: 1, edges: [] });
});
