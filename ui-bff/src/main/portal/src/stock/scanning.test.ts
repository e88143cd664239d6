import { describe, expect, test } from 'vitest';
import { back, type Booking, booked, type Draft, nothing, take, tally, unitOfPart } from './scanning';

/** Lines as a scanner types them, one after the other. */
const scan = (...lines: string[]) => lines.reduce((taken, line) => take(taken.draft, line), { draft: nothing } as ReturnType<typeof take>);

describe('scanning', () => {
  test('three lines are one item: part, batch, quantity', () => {
    expect(scan('HY-24090', 'B26007', '120')).toEqual({ draft: nothing, item: { part: 'HY-24090', batch: 'B26007', quantity: '120' } });
  });

  test('Enter alone is no batch, and a quantity of one', () => expect(scan('HY-24090', '', '').item).toEqual({ part: 'HY-24090', batch: null, quantity: '1' }));

  test('a code scanned where a quantity is asked for is said and asked again, the item kept', () => {
    const asking: Draft = { step: 'quantity', part: 'HY-24090', batch: null };
    for (const wrong of ['HY-24091', '-3', '0', '1.2.3', '1e3']) expect(take(asking, wrong)).toEqual({ draft: asking, fault: 'quantity' });
    expect(take(asking, ' 12,5 ').item?.quantity).toBe('12.5');
  });

  test('a thousand typed as the screens write it is a thousand', () => expect(scan('HY-24090', '', '1,200').item?.quantity).toBe('1200'));

  test('nothing is no part', () => expect(take(nothing, '  ')).toEqual({ draft: nothing, fault: 'part' }));

  test('one step back asks for the step before', () => {
    expect(back(scan('HY-24090', 'B1').draft)).toEqual({ step: 'batch', part: 'HY-24090', batch: null });
    expect(back(scan('HY-24090').draft)).toEqual(nothing);
  });

  test('what goes out is an issue and negative', () => {
    expect([booked('out', '5'), booked('in', '5')]).toEqual([{ kind: 'issue', quantity: '-5' }, { kind: 'receipt', quantity: '5' }]);
  });

  test('the counter holds what stands, apart by unit: neither failed nor undone scans', () => {
    const one = (way: 'in' | 'out', quantity: string, unit: string, state: Booking['state']): Booking => ({ part: 'P', batch: null, key: quantity + state, site: 'JX1', way, unit, at: '', state, quantity });
    const all = [one('in', '10', 'PCE', 'done'), one('out', '4', 'PCE', 'done'), one('in', '0.5', 'KGM', 'done'), one('in', '99', 'PCE', 'failed'), one('in', '77', 'PCE', 'undone')];
    expect(tally(all)).toEqual({ scans: 3, sums: [{ unit: 'PCE', in: '10', out: '4' }, { unit: 'KGM', in: '0.5', out: '0' }] });
  });

  test('the unit is that of the goods that are there, else of the label, else of the person', () => {
    expect(unitOfPart([{ unit: 'MTR' }], { unit: 'KG' }, 'PCE')).toBe('MTR');
    expect(unitOfPart([], { unit: 'KG' }, 'PCE')).toBe('KGM');
    expect(unitOfPart([], { unit: 'ST' }, 'PCE')).toBe('PCE');
    expect(unitOfPart([], undefined, 'SET')).toBe('SET');
  });
});
