/** No footer, tile or total stands on a screen without a test that adds it up. */
import { expect, test } from 'vitest';

const sources = import.meta.glob<string>(['../**/*.tsx', '!../**/*.test.tsx', '!./shown.tsx'], { query: '?raw', import: 'default', eager: true });
const tests = import.meta.glob<string>('../**/*.test.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

/** What looks like a sum: the foot of a table, a column that is added up, a list of columns that add up, tiles and totals by their names, an addition. */
const SUM = /<tfoot|\bsum: \(|\bsum\(|const sums\b|sumsOf\(|totals?(?:Of\w*)?\(|tilesOf\(|Σ|data-testid="(?:summary|(?:[^"]*-)?(?:sums?|totals?))"/;

/** By the file that shows it, the test that adds it up. */
const added: Record<string, string> = {
  'answers/SplitRows.tsx': 'answers/answers.test.ts',
  'balance/BalanceTable.tsx': 'balance/sums.test.tsx',
  'balance/CumulativeChart.tsx': 'balance/sums.test.tsx',
  'balance/RunOuts.tsx': 'table/sums.test.tsx',
  'balance/Sourced.tsx': 'balance/sums.test.tsx',
  'callOffs/Cumulatives.tsx': 'callOffs/shownSums.test.tsx',
  'callOffs/FirmCut.tsx': 'callOffs/shownSums.test.tsx',
  'callOffs/ScheduleLines.tsx': 'callOffs/shownSums.test.tsx',
  'callOffs/SummaryChips.tsx': 'callOffs/shownSums.test.tsx',
  'callOffs/TimeChart.tsx': 'callOffs/shownSums.test.tsx',
  'callOffs/columns.tsx': 'table/sums.test.tsx',
  'certificates/Certificates.tsx': 'table/sums.test.tsx',
  'certificates/CertifiedDeliveries.tsx': 'certificates/sums.test.tsx',
  'consumption/Lines.tsx': 'consumption/sums.test.tsx',
  'documents/Document.tsx': 'documents/sums.test.tsx',
  'documents/DocumentLines.tsx': 'documents/sums.test.tsx',
  'interchanges/Traffic.tsx': 'interchanges/sums.test.tsx',
  'interchanges/TrafficShares.tsx': 'interchanges/sums.test.tsx',
  'interchanges/TrafficTable.tsx': 'table/sums.test.tsx',
  'openings/ProposalForm.tsx': 'openings/sums.test.ts',
  'orders/Orders.tsx': 'table/sums.test.tsx',
  'parts/Sections.tsx': 'parts/sums.test.tsx',
  'plan/PlanRow.tsx': 'plan/sums.test.tsx',
  'shipping/DeliveryNote.tsx': 'shipping/sums.test.tsx',
  'shipping/Receipts.tsx': 'table/sums.test.tsx',
  'shipping/ShippedLines.tsx': 'table/sums.test.tsx',
  'stock/Scan.tsx': 'stock/scans.test.ts',
  'stock/Scanned.tsx': 'stock/scans.test.ts',
  'stock/Stock.tsx': 'table/sums.test.tsx',
  'table/Chosen.tsx': 'table/sums.test.tsx',
};

test('every file that shows a sum has a test that adds it up from what is shown', () => {
  const showing = Object.entries(sources).flatMap(([path, text]) => (SUM.test(text) ? [path.replace(/^\.\.?\//, '')] : []));
  expect(showing.toSorted()).toEqual(Object.keys(added).toSorted());
});

test('the test that is named for a sum is there and adds up', () => {
  for (const [file, its] of Object.entries(added)) expect({ file, adds: /\bsum\(|adds? up|balance\(/.test(tests[`../${its}`] ?? '') }).toEqual({ file, adds: true });
});
