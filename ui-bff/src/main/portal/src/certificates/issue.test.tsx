import { afterEach, expect, test, vi } from 'vitest';
import { type Answer, onePage, shown } from '../app/shown';
import { Issue } from './Issue';
import { emptyCertificate } from './issued';

function keeping(draft: object): void {
  const kept = new Map([['weft.draft.planner@jiaxin.certificate.new', JSON.stringify(draft)]]);
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
}
afterEach(() => void vi.unstubAllGlobals());

const reported = [{ id: 'b', maker: 'JIAXIN', part: 'JX-1', number: 'H1', declared: true }];
const form = (batches: object[] = []) => shown(<Issue />, { at: '/certificates/new', roles: ['quality'], answers: [[['batches'], onePage(batches)], [['part-agreements'], []], [['customers'], []]] });

test('a draft of an earlier release, which knew no inspections, opens with all that it holds', async () => {
  const { inspections: _, each: __, ...old } = { ...emptyCertificate('2026-11-30'), number: 'Q-OLD', batches: 'H1' };
  keeping(old);
  expect(await form()).toContain('value="Q-OLD"');
});

test('the form asks for the quantity of each batch as soon as the hub knows the output of one', async () => {
  keeping({ ...emptyCertificate('2026-11-30'), part: 'JX-1', batches: 'H1, H2' });
  const eachIn = (html: string): number => html.split('data-testid="issue-each"').length - 1;
  expect(eachIn(await form(reported))).toBe(2);
  expect(eachIn(await form())).toBe(0);
  expect(eachIn(await form(reported.map((one) => ({ ...one, declared: false }))))).toBe(0);
});

test('a certificate from an inspection opens when its only customer is known, and names it', async () => {
  const inspection = { id: 'i1', number: 'P-7', part: 'JX-1', batch: 'H1', lot: '97', usable: '96', unit: 'PCE', characteristics: [], values: [] };
  const agreements = [['part-agreements'], [{ id: '1', partner: 'HENGYUE', part: 'JX-1' }, { id: '2', partner: 'LINGYUN', part: 'JX-2' }]] as const;
  const asked = (answers: readonly Answer[]) => shown(<Issue />, { at: '/certificates/new?inspection=i1&part=JX-1&batch=H1&type=3.1', roles: ['quality'], answers: [[['inspections'], inspection], [['batches'], onePage([])], [['partners', 'pairs'], { items: [{ buyer: 'HENGYUE', supplier: 'JIAXIN' }] }], ...answers] });
  expect(await asked([])).not.toContain('issue-send');
  expect(await asked([agreements])).toMatch(/<option value="HENGYUE" selected=""/);
});
