import { expect, test } from 'vitest';
import { elements, onePage, rowsOf, shown, textOf } from '../app/shown';
import type { Made } from './chain';
import { Queue } from './Queue';
import { queuedOf, type Step, type WorkOrder as Order } from './workOrders';
import { WorkOrder } from './WorkOrder';

const step = (number: number, more: Partial<Step> = {}): Step => ({ step: number, names: { en: `Step ${number}`, zh: `工序 ${number}` }, machine: 'M1', inspection: false, passedOn: '100', unreported: '0', good: '97', scrap: '3', openRework: '0', beyond: '0', started: true, limits: [], ...more });
const order: Order = {
  id: 'w', supplier: 'JIAXIN', site: 'JX1', number: 'WO-1001', part: 'JX-1', partnerPart: null, quantity: '100', unit: 'PCE', state: 'started', good: '97', scrap: '3', buyer: 'HENGYUE', order: 'o', callOff: null, orderNumber: '4711', orderLine: '10', sheet: null, sheetCode: null, sheetVersion: null,
  steps: [step(10), step(20, { unreported: '1', openRework: '2', good: '94' })],
  starts: [],
  reports: [{ number: 1, step: 10, from: '2031-01-28T06:00:00Z', until: '2031-01-28T08:00:00Z', good: '97', scrap: '3', rework: '0', cause: 'crack', batch: 'LOT-1', inputs: [], person: 'P-0006', corrections: [] }],
  batches: ['LOT-1'], due: null, version: 4,
};
const made: Made = { batches: [{ id: 'b', number: 'LOT-1', quantity: '94', unit: 'PCE', state: 'usable' }], inspections: [], certificates: [], stock: [{ key: 's', text: 'LOT-1', status: 'inspection', quantity: '94', unit: 'PCE' }], shipments: [], cut: false };
const names = [['part-agreements', 'names'], { names: new Map(), numbers: { own: new Map(), partners: new Map(), all: new Map() } }] as const;
const page = (roles: string[]) => shown(<WorkOrder />, { at: '/work-orders/w', path: '/work-orders/:id', roles, answers: [[['work-orders', '/work-orders/w'], order], [['made'], made], [['people'], new Map()], names] });

test('a work order shows its way from the order to the shipment, and a gap as a gap', async () => {
  const html = await page(['production']);
  const places = elements(html, 'section', 'data-testid="chain-of-order"')[0] ?? '';
  expect([...places.matchAll(/data-kind="(\w+)"( data-empty="true")?/g)].map((one) => one[1] + (one[2] ? ' empty' : ''))).toEqual(['order', 'workOrder', 'step', 'step', 'batch', 'inspection empty', 'certificate empty', 'stock', 'shipment empty']);
  expect(textOf(places)).toContain('Step 20 Step 20 94 pcs good 3 scrap, 2 in rework');
  expect(places).toContain('href="/batches/b"');
});

test('production closes an open order, and quality does not', async () => {
  expect([(await page(['production'])).includes('data-testid="close-order"'), (await page(['quality'])).includes('data-testid="close-order"')]).toEqual([true, false]);
});

test('a foreman reports what is open; somebody else only reads', async () => {
  const reports = async (roles: string[]): Promise<string[]> => [...(await page(roles)).matchAll(/aria-label="Report (step \d+)/g)].map((one) => one[1] ?? '');
  expect([await reports(['production']), await reports(['sales'])]).toEqual([['step 20'], []]);
});

test('the queue shows the work of each machine in its order, with the one thing to do next', async () => {
  const waiting = (number: string, started: boolean, toDo: string, openRework = '0') => ({ id: number, number, part: 'JX-1', step: 10, names: { en: 'Turning', zh: '车削' }, started, toDo, openRework, unit: 'PCE', due: null });
  const items = queuedOf({ queues: [{ machine: null, waiting: [waiting('WO-3', true, '0', '2')] }, { machine: 'M1', waiting: [waiting('WO-1', true, '40'), waiting('WO-2', false, '60')] }] });
  const answer = onePage(items);
  const html = await shown(<Queue />, { roles: ['production'], answers: [[['work-orders', 'queue'], { ...answer, pages: answer.pages.map((one) => ({ ...one, complete: true })) }], [['views'], []], names] });
  expect(rowsOf(html, 'tbody', 'data-testid="queued"').map((cells) => textOf(cells.join(' ')))).toEqual(['WO-1 M1 10 Turning JX-1 40 pcs ▶ Running Report', 'WO-2 M1 10 Turning JX-1 60 pcs … Waiting Start', 'WO-3 No machine yet 10 Turning JX-1 0 pcs , 2 in rework ↺ Rework open Report']);
  expect(elements(html, 'tr', 'data-testid="group"').map((one) => textOf(one).split(' ')[0])).toEqual(['M1', 'No']);
});

test('a report shows its photos; an erased one is said, and who reports adds and erases them', async () => {
  const photo = (sha256: string, erased: boolean) => ({ sha256, mediaType: 'image/jpeg', bytes: 1000, width: 1600, height: 1200, person: 'P-0006', at: '2031-01-28T08:00:00Z', erased });
  const photographed = { ...order, reports: order.reports.map((one) => ({ ...one, photos: [photo('aa', false), photo('bb', true)] })) };
  const html = (roles: string[]) => shown(<WorkOrder />, { at: '/work-orders/w', path: '/work-orders/:id', roles, answers: [[['work-orders', '/work-orders/w'], photographed], [['made'], made], [['people'], new Map()], names] });
  const times = (text: string, testId: string): number => text.split(`data-testid="${testId}"`).length - 1;
  const [foreman, sales] = [await html(['production']), await html(['sales'])];
  expect(['photo', 'photo-erased', 'photo-erase', 'photo-add'].map((one) => times(foreman, one))).toEqual([1, 1, 1, 1]);
  expect(['photo', 'photo-erased', 'photo-erase', 'photo-add'].map((one) => times(sales, one))).toEqual([1, 1, 0, 0]);
  expect(foreman).toContain('src="/bff/api/v1/work-orders/w/photos/aa"');
});
