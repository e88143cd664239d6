import { describe, expect, test } from 'vitest';
import { type CallOffsChange, detailWithChange, withChange } from './apply';
import { type CallOffLine, isSilent, type Lines, type ScheduleDetail } from './callOffs';

function line(due: string, more: Partial<CallOffLine> = {}): CallOffLine {
  return {
    schedule: 's1', buyer: 'HENGYUE', supplier: 'JIAXIN', site: 'PLANT1', part: '4711-A', description: null, agreement: null,
    unloadingPoint: null, release: '7', version: 12, due, ordinal: 0, time: null, dateKind: 'delivery', bucket: 'day',
    firmness: 'firm', quantity: '100', unit: 'PCE', cumulative: null, change: 'same', previousQuantity: null, movedFrom: null,
    withinFirmHorizon: false, state: 'open', promises: [], firstPromises: null, shortfall: null, reason: null, answeredAt: null, answeredBy: null, answerOrigins: null, firstAnswerOrigins: null, received: null,
    origin: { interchange: null, message: null, segment: null }, callOff: null, silentUntil: null, ...more,
  };
}
const list = (next: string | null, ...items: CallOffLine[]): Lines => ({ pages: [{ items, next, position: 100, asOf: null }], pageParams: [null] });
const change = (lines: CallOffLine[], more: Partial<CallOffsChange> = {}): CallOffsChange => ({
  position: 101, schedule: 's1', header: { version: 13 }, lines, removed: [], ...more,
});
const shown = (lines: Lines) => lines.pages.flatMap((page) => page.items).map((one) => [one.due, one.quantity, one.version]);

describe('an open list', () => {
  test('takes the changed line and the new version for all lines of the schedule', () => {
    const after = withChange(list(null, line('2026-12-01'), line('2026-12-02')), {}, 'supplier', change([line('2026-12-01', { quantity: '150', version: 13 })]));
    expect(shown(after)).toEqual([['2026-12-01', '150', 13], ['2026-12-02', '100', 13]]);
  });

  test('shows a line that a new release repeats as the same', () => {
    const before = list(null, line('2026-12-01', { change: 'more', previousQuantity: '80' }));
    const release = { number: '8', issued: '', receivedAt: '', position: 101, interchange: null, kind: 'forecast' as const, silentUntil: null };
    const after = withChange(before, {}, 'supplier', change([], { header: { version: 13, release } })).pages[0]?.items[0];
    expect([after?.release, after?.change, after?.previousQuantity]).toEqual(['8', 'same', '100']);
    expect(shown(withChange(before, { changed: true }, 'supplier', change([], { header: { version: 13, release } })))).toEqual([]);
  });

  test('puts a new line where it is due', () => {
    const after = withChange(list(null, line('2026-12-01'), line('2026-12-03')), {}, 'supplier', change([line('2026-12-02', { version: 13 })]));
    expect(shown(after).map(([due]) => due)).toEqual(['2026-12-01', '2026-12-02', '2026-12-03']);
  });

  test('leaves a new line to the page that is not loaded yet', () => {
    const after = withChange(list('more', line('2026-12-01')), {}, 'supplier', change([line('2026-12-02', { version: 13 })]));
    expect(shown(after)).toHaveLength(1);
  });

  test('drops what was removed and what its filters no longer want', () => {
    const before = list(null, line('2026-12-01'), line('2026-12-02'));
    const removed = change([line('2026-12-02', { state: 'committed', version: 13 })], { removed: [{ due: '2026-12-01', ordinal: 0 }] });
    expect(shown(withChange(before, { state: 'open' }, 'supplier', removed))).toEqual([]);
  });

  test('drops what a new release took away, but not what it moved there', () => {
    const before = list(null, line('2026-12-01'), line('2026-12-02'));
    const gone = ['2026-12-01', '2026-12-02'].map((due) => ({ due, ordinal: 0, previousQuantity: '100', change: 'moved' as const, movedTo: null, withinFirmHorizon: false, received: null }));
    expect(shown(withChange(before, {}, 'supplier', change([line('2026-12-02', { quantity: '90', version: 13 })], { gone })))).toEqual([['2026-12-02', '90', 13]]);
  });

  test('never lets older news overwrite a newer row', () => {
    const before = list(null, line('2026-12-01', { quantity: '200', version: 14 }));
    expect(shown(withChange(before, {}, 'supplier', change([line('2026-12-01', { quantity: '150', version: 13 })])))).toEqual([['2026-12-01', '200', 14]]);
  });

  test('keeps the very rows that did not change, so that they are not drawn again', () => {
    const other = line('2026-12-01', { schedule: 's2' });
    expect(withChange(list(null, other), {}, 'supplier', change([])).pages[0]?.items[0]).toBe(other);
  });
});

test('an open schedule shows the new release on top of those it knows', () => {
  const release = (number: string) => ({ number, issued: '', receivedAt: '', position: Number(number), interchange: null, kind: 'forecast' as const, silentUntil: null });
  const detail = { schedule: 's1', version: 12, releases: [release('7')], lines: [line('2026-12-01'), line('2026-12-05')], gone: [] } as unknown as ScheduleDetail;
  const after = detailWithChange(detail, change([line('2026-12-02', { version: 13 })], { header: { version: 13, release: release('8') }, removed: [{ due: '2026-12-05', ordinal: 0 }] }));
  expect(after.releases.map((one) => one.number)).toEqual(['8', '7']);
  expect(after.lines.map((one) => [one.due, one.version, one.release])).toEqual([['2026-12-01', 13, '8'], ['2026-12-02', 13, '8']]);
});

describe('silence', () => {
  const until = (silentUntil: string | null) => line('2026-12-01', { silentUntil });
  test('is acceptance once the time agreed upon is over, and never where none was', () => {
    expect(isSilent(until(null))).toBe(false);
    expect(isSilent(until('2026-01-01T00:00:00Z'))).toBe(true);
    expect(isSilent(until('2999-01-01T00:00:00Z'))).toBe(false);
  });
  test('was none yet at a moment before', () => {
    expect(isSilent(until('2026-01-01T00:00:00Z'), { instant: '2025-12-31T23:00:00Z' })).toBe(false);
  });
  test('of a new release is counted anew', () => {
    const release = { number: '8', issued: '', receivedAt: '', position: 101, interchange: null, kind: 'forecast' as const, silentUntil: '2999-01-01T00:00:00Z' };
    const after = withChange(list(null, until('2026-01-01T00:00:00Z')), {}, 'supplier', change([], { header: { version: 13, release } }));
    expect(after.pages[0]?.items[0]?.silentUntil).toBe('2999-01-01T00:00:00Z');
  });
});
