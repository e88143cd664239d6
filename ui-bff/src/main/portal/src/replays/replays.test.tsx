import { expect, test } from 'vitest';
import { elements, rowsOf as cellsOf, shown, textOf } from '../app/shown';
import { Replays } from './Replays';
import { type Differing, percentOf, type Replay, rowsOf } from './replays';

const column = (name: string | null, event: number | null, quantity = '1'): Differing => ({ table: 'call_off_line', key: { schedule_no: quantity, due: '2026-12-01' }, kind: name ? 'changed' : 'missing', column: name, event });
const different: Replay = {
  id: 'r-1',
  state: 'different',
  askedAt: '2026-12-01T08:00:00Z',
  asked: ['call-off-board', 'grants'],
  done: 84,
  of: 84,
  secondsLeft: null,
  reason: null,
  views: [
    { view: 'call-off-board', position: 42, rows: 1234, sha256: 'aa11', live: 'bb22', equal: false, differing: [column('quantity', 41), column('state', 41), column(null, null, '2')], more: 7 },
    { view: 'grants', position: 42, rows: 3, sha256: 'cc33', live: 'cc33', equal: true, differing: [], more: 0 },
  ],
};

test('the columns of a row stand together', () => {
  expect(rowsOf(different.views[0]?.differing ?? []).map(({ columns, kind }) => [columns, kind])).toEqual([
    [['quantity', 'state'], 'changed'],
    [[], 'missing'],
  ]);
});

test('progress is never more than what there is to read', () => {
  expect(percentOf({ done: 0, of: 0 })).toBe(0);
  expect(percentOf({ done: 41, of: 84 })).toBe(48);
  expect(percentOf({ done: 90, of: 84 })).toBe(100);
});

test('a replay shows each digest, the rows that differ, and the event of each', async () => {
  const listed = { ...different, views: different.views.map((view) => ({ ...view, differing: [] })) };
  const html = await shown(<Replays />, {
    answers: [
      [['replays'], { views: ['call-off-board', 'grants'], items: [listed] }],
      [['replay', 'r-1'], different],
    ],
  });
  const [callOffs = '', grants = ''] = elements(html, 'section', 'data-testid="replayed"');
  expect(textOf(callOffs)).toContain('Different Call-offs 1,234 rows as of event 42 SHA-256, replayed aa11 SHA-256, live bb22');
  expect(cellsOf(callOffs, 'tbody').map((cells) => cells.map(textOf))).toEqual([
    ['call_off_line schedule_no=1 · due=2026-12-01', 'changed', 'quantity and state', 'Event 41'],
    ['call_off_line schedule_no=2 · due=2026-12-01', 'missing', '–', 'no event'],
  ]);
  expect(callOffs).toMatch(/href="\/events\/41\?at=41/);
  expect(textOf(callOffs)).toContain('7 more rows differ.');
  expect(textOf(grants)).toContain('Equal Sharing 3 rows');
});

test('a replay that runs says how far it is and how long it takes', async () => {
  const running: Replay = { ...different, state: 'running', done: 21, secondsLeft: 9, views: [] };
  const html = await shown(<Replays />, { answers: [[['replays'], { views: ['grants'], items: [running, { ...running, id: 'r-2', done: 0, of: 0 }] }]] });
  expect(elements(html, 'p', 'role="status"').map(textOf)).toEqual(['25 %: 21 of 84 events read, about 9 s left.', 'It waits for its turn.']);
});

test('a replay that failed says why', async () => {
  const reason = { en: 'The hub stopped.', zh: '平台已停止。' };
  const html = await shown(<Replays />, { answers: [[['replays'], { views: ['grants'], items: [{ ...different, state: 'failed', reason, views: [] }] }]] });
  expect(textOf(html)).toContain('The hub stopped.');
});
