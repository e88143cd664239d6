import { expect, test } from 'vitest';
import { daysAfter, today } from '../app/days';
import { elements, onePage, shown, textOf } from '../app/shown';
import { Instrument } from './Instrument';
import { Instruments } from './Instruments';
import type { Instrument as Registered } from './instruments';

const instrument = (number: string, more: Partial<Registered> = {}): Registered => ({ id: number, owner: 'JIAXIN', number, names: null, kind: 'caliper', calibratedOn: null, calibratedUntil: null, foundOutOfTolerance: null, version: 1, ...more });
const until = (days: number): Partial<Registered> => ({ calibratedOn: '2026-01-05', calibratedUntil: daysAfter(today(), days) });
const list = [instrument('M-1', until(200)), instrument('M-2', until(3)), instrument('M-3', until(-1)), instrument('M-4'), instrument('M-5', { ...until(200), foundOutOfTolerance: '2026-02-01' })];

test('the list says in words whether each instrument may measure', async () => {
  const html = await shown(<Instruments />, { at: '/instruments', path: '/instruments', roles: ['quality'], answers: [[['instruments', '/instruments'], onePage(list)]] });
  const words = ['Out of tolerance', 'Never calibrated', 'Calibration ended', 'Due soon', 'Calibrated'];
  expect(elements(html, 'tr', 'data-testid="instrument-row"').map((row) => words.find((one) => elements(row, 'td', 'data-column="standing"').some((cell) => textOf(cell).endsWith(one))))).toEqual(['Calibrated', 'Due soon', 'Calibration ended', 'Never calibrated', 'Out of tolerance']);
});

test('an instrument out of tolerance names the inspections in doubt, and who entered each calibration', async () => {
  const one = list[4] ?? instrument('none');
  const event = { position: 7, at: '2026-02-01T08:00:00Z', stream: 'x', type: 'instrument-out-of-tolerance', text: { en: '', zh: '' }, data: { on: '2026-02-01' }, actor: { party: 'JIAXIN', user: 'P-0005', client: null, name: { en: 'Lin Juan', zh: '林娟' } }, channel: 'portal', cause: { interchange: null, message: null } };
  const doubted = { id: 'i', owner: 'JIAXIN', number: 'QI-7', part: 'JX-1', partnerPart: null, stage: 'final', batch: 'B-1', lot: '30', unit: 'PCE', state: 'passed', begunAt: '2026-01-28T07:00:00Z', begunBy: null, decidedBy: null };
  const html = await shown(<Instrument />, { at: '/instruments/M-5', path: '/instruments/:id', roles: ['quality'], answers: [[['instruments', '/instruments/M-5'], one], [['history', 'stream'], onePage([event])], [['inspections', '/inspections'], onePage([doubted])], [['people'], new Map()], [['part-agreements', 'names'], { names: new Map(), numbers: { own: new Map(), partners: new Map(), all: new Map() } }]] });
  expect(elements(html, 'tr', 'data-testid="doubted-row"').map(textOf).join(' ')).toContain('QI-7');
  expect(elements(html, 'tr', 'data-testid="calibration-row"').map(textOf).join(' ')).toContain('Lin Juan');
  expect(textOf(html)).toContain('may not measure until its next good calibration');
});
