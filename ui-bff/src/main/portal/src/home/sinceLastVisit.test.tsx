import { expect, test } from 'vitest';
import { elements, shown, textOf } from '../app/shown';
import { SinceLastVisit } from './SinceLastVisit';

const released = (more: boolean) => ({ partner: 'HENGYUE', added: 300, changed: 200, firm: 7, more });
const said = async (more: boolean, cut: boolean): Promise<string> => {
  const html = await shown(<SinceLastVisit opens={() => true} />, {
    answers: [
      [['visit', 'home-visits'], '2026-12-01T08:00:00Z'],
      [['since', 'events'], { counts: { items: [{ type: 'forecast-released', count: 1 }], total: 9, more: false, tail: null }, read: { events: [], more: cut } }],
      [['since', 'released'], [released(more)]],
    ],
  });
  return textOf(elements(html, 'section', 'data-testid="since"')[0] ?? '');
};

test('a release is told by its lines', async () => {
  const text = await said(false, false);
  expect(text).toContain('HENGYUE sent 300 new call-off lines and 200 changed call-off lines; 7 of them are firm and due within seven days.');
  expect(text).not.toContain('events since then');
});

test('a release with more lines than were counted is told as at least so many', async () => {
  const text = await said(true, false);
  expect(text).toContain('HENGYUE sent at least 500 new or changed call-off lines.');
  expect(text).not.toContain('firm');
});

test('events that were not read are said', async () => expect(await said(false, true)).toContain('9 events since then; apart from call-off lines, these sentences cover the newest 0.'));
