import { expect, test } from 'vitest';
import { localOf, momentOf } from '../app/localTime';
import { elements, onePage, rowsOf, shown, textOf } from '../app/shown';
import { emptyMeter, emptyReplacement, faultsOfMeter, faultsOfReplacement, meterOf, replacementOf, typedMeter, typedReplacement } from './meterForms';
import { MeterList } from './MeterList';
import type { MeterRow, Replacement } from './meters';

const first: Replacement = { n: 1, at: '2031-01-05T02:00:00Z', finalRegister: '99120.5', firstRegister: '0.2', serial: 'B-2', statedBy: 'P-0007' };
const second: Replacement = { n: 2, at: '2031-03-01T08:30:15.250Z', finalRegister: '4800.1', firstRegister: '1', serial: 'C-3', statedBy: null };
const meter: MeterRow = { id: 'm', owner: 'JIAXIN', site: 'JX1', code: 'E-7', names: { zh: '七号电表', en: 'Meter seven' }, serial: 'C-3', replacements: [first, second], version: 4 };
const now = Date.parse('2031-03-01T09:00:00Z');

test('a meter needs its code, and both names or none', () => {
  expect([...faultsOfMeter(emptyMeter)]).toEqual(['code']);
  expect([...faultsOfMeter({ ...emptyMeter, code: 'E-7', en: 'Seven' })]).toEqual(['zh']);
  expect(meterOf('JX1', { ...emptyMeter, code: ' E-7 ' })).toEqual({ code: 'E-7', site: 'JX1', names: null, serial: null });
  expect(meterOf('JX1', typedMeter(meter))).toEqual({ code: 'E-7', site: 'JX1', names: meter.names, serial: 'C-3' });
});

test('a replacement needs its time and both registers', () => {
  expect(faultsOfReplacement({ ...emptyReplacement, first: '' }, undefined, now)).toEqual(new Map([['at', 'needed'], ['final', 'needed'], ['first', 'needed']]));
  expect(faultsOfReplacement({ at: '2031-02-01T10:00', final: '-1', first: 'x', serial: '' }, undefined, now)).toEqual(new Map([['final', 'number'], ['first', 'number']]));
  expect(replacementOf({ at: '2031-02-01T10:00', final: '48,230.4', first: '0', serial: ' ' })).toEqual({ at: new Date('2031-02-01T10:00').toISOString(), finalRegister: '48230.4', firstRegister: '0', serial: null });
});

test('a replacement is not in the future, and a clock may be up to five minutes off', () => {
  const at = (ahead: number) => faultsOfReplacement({ at: localOf(new Date(now + ahead).toISOString()), final: '5', first: '0', serial: '' }, undefined, now).get('at');
  expect([at(0), at(300_000), at(301_000)]).toEqual([undefined, undefined, 'future']);
});

test('a replacement is later than the one before, and its old meter did not run backwards', () => {
  const said = { at: localOf(first.at), final: '0.1', first: '0', serial: '' };
  expect(faultsOfReplacement(said, first, now)).toEqual(new Map([['at', 'order'], ['final', 'below']]));
  expect(faultsOfReplacement({ ...said, at: '2031-02-01T10:00', final: '0.2' }, first, now)).toEqual(new Map());
});

test('a correction that leaves the time alone keeps it to the millisecond', () => {
  const typed = typedReplacement(second);
  expect(momentOf(typed.at)).toBe(Date.parse('2031-03-01T08:30:15Z'));
  expect(replacementOf({ ...typed, final: '4800.2' }, second)).toEqual({ at: second.at, finalRegister: '4800.2', firstRegister: '1', serial: 'C-3' });
});

const machine = (code: string, its: string | null, site = 'JX1') => ({ code, site, meter: its, names: null });
const answers = (rows: MeterRow[]) => [[['meters'], onePage(rows)], [['machines'], onePage([machine('CNC-1', 'E-7'), machine('CNC-2', 'E-7'), machine('CNC-3', 'E-9'), machine('CNC-4', 'E-7', 'JX2')])]] as const;

test('a meter shows the machines of its site and its replacements, the last one first', async () => {
  const html = await shown(<MeterList site="JX1" />, { roles: ['planner'], answers: answers([meter]) });
  const [row = []] = rowsOf(html, 'tbody', 'data-testid="meter"');
  const text = row.map(textOf).join(' | ');
  expect(text).toContain('E-7 | Meter seven | CNC-1 and CNC-2 | C-3');
  expect(text).toMatch(/old one ended at 4,800\.1 kWh, new one began at 1 kWh 1 earlier replacement .*ended at 99,120\.5 kWh, new one began at 0\.2 kWh/);
  expect(elements(html, 'button', 'data-testid="replace-meter"').map(textOf)).toEqual(['Record replacement']);
});

test('only people who run the machines state replacements', async () => {
  const acts = async (roles: string[], rows: MeterRow[]): Promise<boolean> => /data-testid="(register|replace|change)-meter"/.test(await shown(<MeterList site="JX1" />, { roles, answers: answers(rows) }));
  expect([await acts(['production'], [meter]), await acts(['management'], [meter]), await acts(['planner'], []), await acts(['management'], [])]).toEqual([true, false, true, false]);
});

test('without a meter the screen says when one is needed', async () => {
  expect(textOf(await shown(<MeterList site="JX1" />, { roles: ['planner'], answers: answers([]) }))).toContain('No meter is registered Readings count without it.');
});
