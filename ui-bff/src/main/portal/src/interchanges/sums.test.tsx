/** The tiles, legends and tables of message traffic add up to their totals, over random counts. */
import { expect, test } from 'vitest';
import { plus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { elements, numberIn, rowsOf, shown } from '../app/shown';
import { Funnel, incoming, outgoing } from './Funnel';
import { type Report, states, total, type Way } from './traffic';
import { TrafficBars } from './TrafficBars';
import { TrafficShares } from './TrafficShares';

const DAY = '2027-01-04';
const SEEDS = [1, 2, 3, 4, 5];
const ways = ['in', 'out'] as const;

test.each(SEEDS)('the tiles of how far messages came add up to the tile of their direction (%i)', async (seed) => {
  const { below } = randomly(seed);
  const counts = (all: readonly string[]) => Object.fromEntries(all.map((one) => [one, below(500)]));
  const html = await shown(<Funnel counts={{ newest: 10_000, incoming: counts([...incoming, 'quarantined']), outgoing: counts(outgoing) }} direction={undefined} state={undefined} onChange={() => undefined} />);
  for (const way of elements(html, 'section')) {
    const [whole, ...steps] = elements(way, 'strong').map((one) => numberIn(one));
    expect(whole).toBe(sum(steps));
  }
});

function reportOf(seed: number): Report {
  const { below, oneOf } = randomly(seed);
  const rows = (way: Way) =>
    Array.from({ length: 1 + below(7) }, () => {
      const parts = states[way].map((state) => [state, below(40)] as const);
      return { day: DAY, sender: oneOf(['HENGYUE', 'LINGYUN', ''] as const), receiver: oneOf(['HENGYUE', ''] as const), type: oneOf(['DELFOR', 'INVOIC', ''] as const), bytes: 9, acknowledged: 0, messages: parts.reduce((all, [, count]) => all + count, 0), ...Object.fromEntries(parts) };
    });
  return { since: DAY, until: DAY, rows: rows('in'), sent: rows('out'), applied: [], acknowledged: [] } as unknown as Report;
}

test.each(SEEDS)('the legend of the bars, and each of its days, adds up to the messages (%i)', async (seed) => {
  const report = reportOf(seed);
  for (const way of ways) {
    const all = total(report, way);
    const html = await shown(<TrafficBars report={report} way={way} sum={all} />);
    expect(sum(elements(html, 'strong').map((one) => numberIn(one)))).toBe(String(all.messages));
    const days = rowsOf(html, 'tbody');
    expect(sum(days.map((cells) => numberIn(cells[1])))).toBe(String(all.messages));
    for (const cells of days) expect(sum(cells.slice(2, -1).map((cell) => numberIn(cell)))).toBe(numberIn(cells[1]));
  }
});

test.each(SEEDS)('partners, and types, add up to the messages; those that name none have a row of their own (%i)', async (seed) => {
  const report = reportOf(seed);
  for (const way of ways)
    for (const of of ['partner', 'type'] as const) {
      const html = await shown(<TrafficShares report={report} way={way} of={of} />);
      expect(sum(rowsOf(html, 'tbody').map((cells) => plus(numberIn(cells[1]), '0')))).toBe(String(total(report, way).messages));
    }
});
