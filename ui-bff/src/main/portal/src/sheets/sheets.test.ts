import { expect, test } from 'vitest';
import { parametersOf, percentOf, type SheetStep } from './sheets';

const step = (machine: string | null, nominal: string): SheetStep => ({ step: 10, names: { en: 'Pouring', zh: '浇注' }, machine, tool: null, parameters: [{ name: 'temperature', unit: 'CEL', nominal, minimum: '1560', maximum: '1600' }] });
const nominals = (machine: string | null): (string | null)[] => parametersOf([step(null, '1580'), step('F-2', '1590')], 10, machine).map((one) => one.nominal);

test("a machine's own parameters hold on it, and those of any machine elsewhere", () => {
  expect([nominals('F-2'), nominals('F-1'), nominals(null), parametersOf([], 10, null)]).toEqual([['1590'], ['1580'], ['1580'], []]);
});

test('a yield is shown in percent with one decimal', () => {
  expect([percentOf('0.975'), percentOf('1'), percentOf('0.3333')]).toEqual(['97.5', '100.0', '33.3']);
});
