import { describe, expect, test } from 'vitest';
import type { CallOffLine } from './callOffs';
import { daysAfter, today } from '../app/days';
import { judge, lastDayOf, type Names, reasonOf, spanOf } from './judging';
import { type PastedRow, readSheet } from './pasting';

function line(part: string, due: string, more: Partial<CallOffLine> = {}): CallOffLine {
  return {
    schedule: `s-${part}`, buyer: 'HENGYUE', supplier: 'JIAXIN', site: 'PLANT1', part, description: null, agreement: null, unloadingPoint: null, release: '7', version: 12, due, ordinal: 0, time: null,
    dateKind: 'delivery', bucket: 'day', firmness: 'firm', quantity: '100', unit: 'PCE', cumulative: null, change: 'same', previousQuantity: null, movedFrom: null, withinFirmHorizon: false, state: 'open',
    promises: [], firstPromises: null, shortfall: null, reason: null, answeredAt: null, answeredBy: null, answerOrigins: null, firstAnswerOrigins: null, received: null,
    origin: { interchange: null, message: null, segment: null }, callOff: null, silentUntil: null, ...more,
  };
}
const names: Names = { party: (code) => (code === 'LINGYUN' ? ['Lingyun', '凌云机械'] : [code]), site: (_, site) => [site] };
const judged = (text: string, ...lines: CallOffLine[]) => judge(readSheet(text).rows, lines, names);
const told = (text: string, ...lines: CallOffLine[]): string[] => judged(text, ...lines).map(({ faults, answer, blank }) => faults.map((one) => one.code).join(' ') || (blank ? 'blank' : `${answer?.outcome} ${answer?.missing}`));

describe('a pasted row', () => {
  test('answers its line as called off, short, late or early', () => {
    const lines = ['A', 'B', 'C', 'D'].map((part) => line(part, '2027-01-04'));
    expect(told('A\t2027-01-04\t100\nB\t4.1.2027\t80\nC\t2027/1/4\t100\t2027/1/7\nD\t2027年1月4日\t100\t2027-01-03', ...lines)).toEqual(['accepted 0', 'short 20', 'late 100', 'early 0']);
    expect(judged('C\t2027/1/4\t100\t2027/1/7', ...lines)[0]?.answer?.daysLate).toBe(3);
  });

  test('may name any day of a week or a month that is called off as one', () => {
    const lines = [line('A', '2027-01-04', { bucket: 'week' }), line('B', '2027-02-01', { bucket: 'month' })];
    expect(told('A\t2027-01-10\t100\nB\t2027-02-28\t100\nA\t2027-01-11\t5', ...lines)).toEqual(['accepted 0', 'accepted 0', 'due.none']);
    expect(lastDayOf(line('A', '2027-01-31', { bucket: 'month' }))).toBe('2027-02-27');
  });

  test('is one of several for a line that is promised in parts', () => {
    expect(told('A\t2027-01-04\t60\nA\t2027-01-04\t40\t2027-01-08', line('A', '2027-01-04'))).toEqual(['late 40', 'late 40']);
    expect(judged('A\t2027-01-04\t40\t2027-01-08\nA\t2027-01-04\t60', line('A', '2027-01-04'))[0]?.answer?.promises.map((one) => one.quantity)).toEqual(['60', '40']);
  });

  test('that promises nothing says so by 0; without quantity it is left out', () => {
    expect(judged('A\t2027-01-04\t0', line('A', '2027-01-04'))[0]?.answer).toMatchObject({ outcome: 'short', missing: '100', promises: [] });
    expect(told('A\t2027-01-04\t', line('A', '2027-01-04'))).toEqual(['blank']);
  });

  test('that repeats what is promised already changes nothing', () => {
    const promised = line('A', '2027-01-04', { state: 'committed', promises: [{ date: '2027-01-04', quantity: '100' }] });
    expect(told('A\t2027-01-04\t100', promised)).toEqual(['same 0']);
    expect(told('A\t2027-01-04\t90', promised)).toEqual(['short 10']);
  });
});

describe('a date that says too little', () => {
  const year = Number(today().slice(0, 4));
  const next = `${year + 1}`;
  // Days in the future, whatever today is.
  const [soon, far] = [daysAfter(today(), 10), daysAfter(today(), 200)];
  const short = (day: string): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`;
  const chinese = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

  test('is read where one day fits: the day on which the part is due, and one near it that is promised', () => {
    for (const day of [soon, far]) {
      for (const said of [short(day), chinese(day), `${short(day)}/${day.slice(0, 4)}`]) expect([said, judged(`A\t${said}\t100`, line('A', day))[0]?.line?.due]).toEqual([said, day]);
      const later = daysAfter(day, 3);
      expect(judged(`A\t${day}\t100\t${chinese(later)}`, line('A', day))[0]?.answer?.promises).toEqual([{ date: later, quantity: '100' }]);
    }
  });

  test('is refused where two days fit, or none', () => {
    const both = [line('A', `${next}-04-05`), line('A', `${next}-05-04`)];
    expect(told(`A\t4/5/${next}\t100`, ...both)).toEqual(['due.ambiguous']);
    expect(told(`A\t4/5/${next}\t100`, line('A', `${next}-06-07`))).toEqual(['due.ambiguous']);
    expect(told(`A\t${chinese(soon)}\t100`, line('A', far))).toEqual(['due.noYear']);
    expect(told(`A\t${next}-04-05\t100\t4/5/${next}`, both[0] as CallOffLine)).toEqual(['promised.ambiguous']);
  });
});

describe('the reason of a row', () => {
  test('is its own, of several rows of one line the first, and else that of all', () => {
    const rows = [{ number: 2 }, { number: 3 }] as PastedRow[];
    const all = { code: 'capacity', text: '' };
    const own = { code: 'material', text: 'steel' };
    expect([reasonOf({ rows }, { 3: own }, all), reasonOf({ rows }, { 2: { code: '', text: '' } }, all), reasonOf({ rows }, undefined, all)]).toEqual([own, all, all]);
  });
});

describe('what is wrong', () => {
  test('is said of its row and column', () => {
    const [a, b] = judged('A\t02/03/2027\tmany\nX\t2027-01-04\t5', line('A', '2027-01-04'));
    expect(a?.faults.map((one) => [one.field, one.code])).toEqual([['due', 'due.ambiguous'], ['quantity', 'quantity.unreadable']]);
    expect(b?.faults).toEqual([{ field: 'part', code: 'part.unknown', say: { part: 'X' } }]);
  });

  test('is a day on which the part is not called off; the nearest are told', () => {
    expect(judged('A\t2027-01-05\t5', line('A', '2027-01-04'), line('A', '2027-01-06'), line('A', '2027-03-01'), line('A', '2027-01-09'))[0]?.faults[0]?.say?.near).toBe('2027-01-04 2027-01-06 2027-01-09');
  });

  test('is more than was called off, all rows of the line together', () => {
    expect(told('A\t2027-01-04\t60\nA\t2027-01-04\t41\t2027-01-08', line('A', '2027-01-04'))).toEqual(['quantity.more', 'quantity.more']);
  });

  test('holds back the other rows of its line, and no other line', () => {
    expect(told('A\t2027-01-04\t60\nA\t2027-01-04\t40\t5/6/2027\nB\t2027-01-04\t100', line('A', '2027-01-04'), line('B', '2027-01-04'))).toEqual(['line.held', 'promised.ambiguous', 'accepted 0']);
    expect(told('A\t2027-01-04\t60\nA\t2027-01-04\t40', line('A', '2027-01-04'))).toEqual(['line.twice', 'line.twice']);
  });

  test('is a row that fits several lines; customer, plant or agreement tell them apart', () => {
    const lines = [line('A', '2027-01-04'), line('A', '2027-01-04', { schedule: 's2', buyer: 'LINGYUN' })];
    expect(told('A\t2027-01-04\t100', ...lines)).toEqual(['line.several']);
    expect(judged('Part\tDue\tQty\tCustomer\nA\t2027-01-04\t100\t凌云机械\nA\t2027-01-04\t100\thengyue', ...lines).map((one) => one.line?.buyer)).toEqual(['LINGYUN', 'HENGYUE']);
    expect(told('Part\tDue\tQty\tCustomer\nA\t2027-01-04\t100\tOther', ...lines)).toEqual(['line.narrowed']);
    expect(told('A\t2027-01-04\t100', line('A', '2027-01-04', { time: '06:00' }), line('A', '2027-01-04', { time: '14:00', ordinal: 1 }))).toEqual(['line.times']);
  });
});

test('the days to look at are those of the rows that can be read', () => {
  expect(spanOf(readSheet('A\t2027-03-01\t1\nA\tsoon\t1\nA\t2027-01-04\t1').rows)).toEqual({ from: '2027-01-04', until: '2027-03-01' });
});
