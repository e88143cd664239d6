/** The sent quantity of certified goods is the sum of the deliveries below it, over random deliveries. */
import { expect, test } from 'vitest';
import { compare, plus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { elements, numberIn, numbersIn, shown } from '../app/shown';
import { CertifiedDeliveries } from './CertifiedDeliveries';

test.each([1, 2, 3, 4, 5])('the deliveries of certified goods add up to what is told above them (%i)', async (seed) => {
  const { below } = randomly(seed);
  const lines = Array.from({ length: 1 + below(8) }, (_, at) => ({ shipment: `s${at}`, number: `LS-${at}`, shipped: '2027-01-04', batch: 'B1', quantity: `${1 + below(900)}.5`, unit: 'PCE', counted: null }));
  const sent = sum(lines.map((line) => line.quantity));
  const certified = String(below(4_000));
  const html = await shown(<CertifiedDeliveries id="c" />, { answers: [[['certificates', 'deliveries'], { certified, unit: 'PCE', sent, exceeded: compare(sent, certified) > 0, lines }]] });
  const told = numbersIn(/data-testid="certified-sum"[^>]*>(.*?)<\/span>/s.exec(html)?.[1] ?? '').map((one) => plus(one, '0'));
  expect(told).toContain(sum(elements(html, 'td', 'data-column="quantity"').map((cell) => numberIn(cell))));
});
