import { expect, test } from 'vitest';
import { elements, onePage, shown, textOf } from '../app/shown';
import { RunOuts } from './RunOuts';

const row = (part: string, inputs: string[]) => ({ part, site: 'JX1', unit: 'PCE', today: '2027-01-04', demand: 'shared', opening: '0', closing: '-5', cover: '0', coverAtLeast: null, runOut: null, belowMinimum: null, aboveMaximum: null, overdue: '0', inputs: inputs.map((kind) => ({ kind, asOf: '2027-01-04T08:00:00Z', stale: false })), since: null, course: null, before: null });

test('stock that nobody recorded is said, not shown as zero', async () => {
  const html = await shown(<RunOuts />, { answers: [[['balance', 'run-outs'], onePage([row('P1', ['call-offs']), row('P2', ['stock'])])]] });
  const cells = elements(html, 'td', 'data-column="opening"').map(textOf);
  expect(cells).toEqual(['none recorded', '0 pcs']);
  expect(elements(html, 'td', 'data-column="cover"').map(textOf)).toEqual(['–', expect.stringContaining('0 d')]);
});
