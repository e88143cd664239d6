import { expect, test } from 'vitest';
import { emptyShift, faultsOfShifts, type Shift, shiftPieces, workedMinutes } from './shifts';

const early: Shift = { name: 'Early', days: ['mon', 'tue'], from: '06:00', until: '14:00', breaks: [{ from: '10:00', until: '10:30' }] };
const night: Shift = { name: 'Night', days: ['sun'], from: '22:00', until: '06:00', breaks: [{ from: '02:00', until: '02:15' }] };

test('a night shift and its break after midnight lie on the day after it began', () => {
  expect(shiftPieces([night]).map(({ day, from, until, rest }) => [day, from, until, rest])).toEqual([[6, 1_320, 1_440, false], [0, 0, 360, false], [0, 120, 135, true]]);
});

test('hours of a week are those of the shifts without breaks', () => {
  expect(workedMinutes([early, night])).toBe(2 * 450 + 465);
  expect(workedMinutes([{ ...early, until: '' }])).toBe(0);
});

test('shifts that meet are fine; one that begins earlier overlaps and says with which', () => {
  expect(faultsOfShifts([night, early])).toEqual(new Map());
  expect(faultsOfShifts([early, { ...night, until: '06:01' }])).toEqual(new Map([[1, { fault: 'overlap', other: 0 }]]));
});

test('a break lies within its shift, after the one before it, and leaves time to work', () => {
  const fault = (breaks: Shift['breaks']) => faultsOfShifts([{ ...early, breaks }]).get(0)?.fault;
  expect(fault([{ from: '13:45', until: '14:00' }])).toBeUndefined();
  expect(fault([{ from: '13:45', until: '14:15' }])).toBe('break');
  expect(fault([{ from: '10:00', until: '10:00' }])).toBe('break');
  expect(fault([{ from: '10:00', until: '10:30' }, { from: '10:15', until: '10:45' }])).toBe('break');
  expect(fault([{ from: '06:00', until: '14:00' }])).toBe('rest');
});

test('what is not typed yet is named, and is not in the picture', () => {
  expect(faultsOfShifts([emptyShift, { ...early, days: [] }, { ...early, days: ['wed'], from: '' }])).toEqual(new Map([[0, { fault: 'name' }], [1, { fault: 'days' }], [2, { fault: 'time' }]]));
  expect(shiftPieces([emptyShift])).toEqual([]);
});
