/** Every footer, tile and total of a screen has a test that adds it up. */
import { expect, test } from 'vitest';

const sources = import.meta.glob<string>(['../**/*.tsx', '!../**/*.test.tsx', '!./shown.tsx'], { query: '?raw', import: 'default', eager: true });
const modules = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], { query: '?raw', import: 'default', eager: true });
const tests = import.meta.glob<string>('../**/*.test.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

/** Code that looks like a sum: the foot of a table, a summed column, a list of columns that add up, tiles and totals by their names, an addition. */
const SUM = /<tfoot|\bsum: \(|\bsum\(|const sums\b|sumsOf\(|totals?(?:Of\w*)?\(|tilesOf\(|Σ|data-testid="(?:summary|(?:[^"]*-)?(?:sums?|totals?))"/;

/** Sums whose test does not import their file, but another file that imports it or that it imports. */
type Through = { test: string; through: string; why: string };

/** The test of each sum, by the file that shows the sum. */
const added: Record<string, string | Through> = {
  'answers/SplitRows.tsx': { test: 'answers/answers.test.ts', through: 'answers/answers', why: 'it shows the difference in words; balance() computes it' },
  'balance/BalanceTable.tsx': 'balance/sums.test.tsx',
  'balance/CumulativeChart.tsx': 'balance/sums.test.tsx',
  'balance/RunOuts.tsx': 'table/sums.test.tsx',
  'balance/Sourced.tsx': 'balance/sums.test.tsx',
  'callOffs/Cumulatives.tsx': 'callOffs/shownSums.test.tsx',
  'callOffs/FirmCut.tsx': 'callOffs/shownSums.test.tsx',
  'callOffs/ScheduleLines.tsx': 'callOffs/shownSums.test.tsx',
  'callOffs/SummaryChips.tsx': { test: 'callOffs/shownSums.test.tsx', through: 'callOffs/ScheduleLines', why: 'its tiles stand above the lines that they count' },
  'callOffs/TimeChart.tsx': 'callOffs/shownSums.test.tsx',
  'callOffs/columns.tsx': 'table/sums.test.tsx',
  'certificates/Certificates.tsx': 'table/sums.test.tsx',
  'certificates/CertifiedDeliveries.tsx': 'certificates/sums.test.tsx',
  'cockpit/Line.tsx': 'cockpit/cockpit.test.tsx',
  'consumption/Lines.tsx': 'consumption/sums.test.tsx',
  'documents/Document.tsx': 'documents/sums.test.tsx',
  'documents/DocumentLines.tsx': { test: 'documents/sums.test.tsx', through: 'documents/Document', why: 'it is shown as part of the document' },
  'energy/AdviceList.tsx': 'energy/sums.test.tsx',
  'energy/BandTable.tsx': 'energy/sums.test.tsx',
  'energy/Savings.tsx': 'energy/sums.test.tsx',
  'history/Changed.tsx': 'history/sums.test.tsx',
  'interchanges/Traffic.tsx': { test: 'interchanges/sums.test.tsx', through: 'interchanges/traffic', why: 'total() computes the sum, which the bars beneath add up to' },
  'interchanges/TrafficShares.tsx': 'interchanges/sums.test.tsx',
  'interchanges/TrafficTable.tsx': 'table/sums.test.tsx',
  'machines/Faults.tsx': 'machines/sums.test.tsx',
  'machines/OeeFigure.tsx': 'machines/sums.test.tsx',
  'machines/Ribbon.tsx': 'machines/sums.test.tsx',
  'openings/ProposalForm.tsx': { test: 'openings/sums.test.ts', through: 'openings/typed', why: 'totals() computes the sum from the fields of the form' },
  'orders/Orders.tsx': 'table/sums.test.tsx',
  'park/Use.tsx': 'park/park.test.tsx',
  'parts/Sections.tsx': 'parts/sums.test.tsx',
  'plan/PlanRow.tsx': { test: 'plan/sums.test.tsx', through: 'plan/PlanGrid', why: 'it is a row of the grid' },
  'shipping/DeliveryNote.tsx': 'shipping/sums.test.tsx',
  'shipping/Receipts.tsx': 'table/sums.test.tsx',
  'shipping/ShippedLines.tsx': 'table/sums.test.tsx',
  'stock/Scan.tsx': { test: 'stock/scanning.test.ts', through: 'stock/scanning', why: 'scans exist only in a browser; tally() counts them' },
  'stock/Scanned.tsx': { test: 'stock/scans.test.ts', through: 'stock/scans', why: 'summed() computes the sums of the scans that unfold beneath them' },
  'stock/Stock.tsx': 'table/sums.test.tsx',
  'table/Chosen.tsx': { test: 'table/sums.test.tsx', through: 'table/TableWithin', why: 'its sums stand in the heads of groups of a table' },
};

test('every file that shows a sum has a test that adds it up from what is shown', () => {
  const showing = Object.entries(sources).flatMap(([path, text]) => (SUM.test(text) ? [path.replace(/^\.\.?\//, '')] : []));
  expect(showing.toSorted()).toEqual(Object.keys(added).toSorted());
});

const textOf = (file: string): string => Object.entries({ ...modules, ...tests }).find(([path]) => path.replace(/^\.\.?\//, '').replace(/\.tsx?$/, '') === file.replace(/\.tsx?$/, ''))?.[1] ?? '';
/** The files that a file imports, without their endings. */
function importsOf(file: string): string[] {
  const [folder = ''] = file.split('/');
  return [...textOf(file).matchAll(/ from '(\.[^']*)'/g)].map(([, path = '']) => (path.startsWith('./') ? `${folder}/${path.slice(2)}` : path.slice(3)));
}

test('the test that is named for a sum imports the file that shows it, or one that is connected with it for a reason', () => {
  for (const [path, its] of Object.entries(added)) {
    const file = path.replace(/\.tsx$/, '');
    const { test: by, through, why } = typeof its === 'string' ? { test: its, through: file, why: 'direct' } : its;
    const connected = through === file || importsOf(file).includes(through) || importsOf(through).includes(file);
    expect({ path, why, imported: importsOf(by).includes(through), connected }).toEqual({ path, why, imported: true, connected: true });
    if (through === file) expect({ path, adds: /\bsum\(/.test(textOf(by)) }).toEqual({ path, adds: true });
  }
});
