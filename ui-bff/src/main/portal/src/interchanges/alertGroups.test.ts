import { expect, test } from 'vitest';
import { groupsOf, mayEnd, reasonIn } from './alertGroups';
import type { Me } from '../app/Session';
import type { Alert, Fault } from './interchanges';

const alert = (id: string, kind: string, more: Partial<Alert> = {}): Alert => ({ id, kind, sender: 'HENGYUE', receiver: 'JIAXIN', interchange: id, reference: id, concern: 'JIAXIN', takenBy: null, ...more }) as Alert;
const fault = (code: string, severity: 'error' | 'note' = 'error'): Fault => ({ segment: 1, tag: null, element: null, code, severity, offset: null, text: { en: code, zh: code } });

test('alerts of one cause stand together, in the order in which each came first', () => {
  const alerts = [alert('1', 'message-held'), alert('2', 'message-contradicted'), alert('3', 'message-held'), alert('4', 'message-held')];
  const codes: Record<string, string> = { 1: 'part-unknown', 3: 'part-unknown', 4: 'partner-unknown' };
  const groups = groupsOf(alerts, ({ id }) => (codes[id] ? { code: codes[id], text: { en: codes[id], zh: codes[id] } } : undefined));
  expect(groups.map((one) => [one.kind, one.reason?.code, one.alerts.map(({ id }) => id)])).toEqual([
    ['message-held', 'part-unknown', ['1', '3']],
    ['message-contradicted', undefined, ['2']],
    ['message-held', 'partner-unknown', ['4']],
  ]);
});

test('the reason is what forbids a message to take effect, and not what is noted beside it', () => {
  expect(reasonIn([{ outcome: 'applied', faults: [fault('noted', 'note')] }, { outcome: 'held', faults: [fault('said', 'note'), fault('part-unknown')] }])?.code).toBe('part-unknown');
  expect(reasonIn([{ outcome: 'held', faults: [fault('waits', 'note')] }])?.code).toBe('waits');
  expect(reasonIn([{ outcome: 'applied', faults: [fault('x')] }])).toBeUndefined();
});

test('a contradiction is ended by either side, all else by whom it concerns and the operator', () => {
  const edi = (party: string): Me => ({ roles: ['edi'], party: { code: party } }) as unknown as Me;
  const who = (one: Alert): boolean[] => [edi('HENGYUE'), edi('JIAXIN'), edi('LINGYUN'), { roles: ['buyer'], party: { code: 'JIAXIN' } } as unknown as Me].map((me) => mayEnd(me, one));
  expect(who(alert('1', 'message-contradicted'))).toEqual([true, true, false, false]);
  expect(who(alert('1', 'message-held'))).toEqual([false, true, false, false]);
});
