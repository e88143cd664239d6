import { describe, expect, it } from 'vitest';
import { byDay, byName, duration, type Report, size, total } from './traffic';

const inward = { sender: 'HENGYUE', type: 'DELFOR', messages: 3, applied: 2, kept: 0, rejected: 1, held: 0, contradicted: 0, bytes: 900 };
const report: Report = {
  since: '2026-11-24',
  until: '2026-11-26',
  rows: [
    { day: '2026-11-26', ...inward },
    { day: '2026-11-24', ...inward, messages: 5, applied: 5, rejected: 0 },
    { day: '2026-11-24', ...inward, sender: 'JIAXIN', type: 'DESADV', messages: 1, applied: 1, rejected: 0, bytes: 100 },
  ],
  sent: [{ day: '2026-11-26', sender: 'WEFT', receiver: 'HENGYUE', type: 'CONTRL', messages: 2, delivered: 1, rejected: 0, waiting: 1, unwritten: 0, dead: 0, acknowledged: 0, bytes: 50 }],
  applied: [],
  acknowledged: [],
};

describe('traffic', () => {
  it('has every day, also one without traffic', () => {
    expect(byDay(report, 'in').map((one) => [one.name, one.messages])).toEqual([
      ['2026-11-24', 6],
      ['2026-11-25', 0],
      ['2026-11-26', 3],
    ]);
  });
  it('adds up what became of the messages', () => {
    expect(total(report, 'in')).toEqual({ messages: 9, bytes: 1900, parts: { applied: 8, kept: 0, contradicted: 0, held: 0, rejected: 1 } });
    expect(total(report, 'out').parts).toMatchObject({ delivered: 1, waiting: 1 });
  });
  it('lists partners and types, most first', () => {
    expect(byName(report, 'in', 'partner').map((one) => one.name)).toEqual(['HENGYUE', 'JIAXIN']);
    expect(byName(report, 'out', 'partner').map((one) => one.name)).toEqual(['HENGYUE']);
    expect(byName(report, 'out', 'type').map((one) => one.name)).toEqual(['CONTRL']);
  });
  it('says times and sizes as people do', () => {
    expect([0.0324, 1.44, 90, 600, 9000, 200_000].map((one) => duration(one, 'en'))).toEqual(['32 ms', '1.4 sec', '90 sec', '10 min', '2.5 hr', '2.3 days']);
    expect(duration(1.44, 'zh')).toBe('1.4秒');
    expect([1, 640, 3400, 1_240_000, 12_000_000].map((one) => size(one, 'en'))).toEqual(['1 byte', '640 bytes', '3.4 kB', '1.2 MB', '12 MB']);
    expect([640, 3400].map((one) => size(one, 'zh'))).toEqual(['640字节', '3.4 kB']);
  });
});
