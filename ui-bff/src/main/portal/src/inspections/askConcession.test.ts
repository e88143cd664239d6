import { expect, test } from 'vitest';
import { nonconformingOf } from './disposing';

const characteristic = (code: string, outside: number) => ({ of: { characteristic: code, names: null, unit: 'mm', nominal: null, minimum: '1', maximum: '2', attribute: null, severity: 'major' as const, instrument: null }, quantity: 3, accept: 0, reject: 1, measured: 3, firstPassed: 2, outside });

test('a concession is asked for what did not conform, once the lot is decided', () => {
  const characteristics = [characteristic('D1', 0), characteristic('D2', 1)];
  expect((['open', 'failed', 'overruled'] as const).map((state) => nonconformingOf({ state, characteristics }).map((one) => one.characteristic))).toEqual([[], ['D2'], ['D2']]);
});
