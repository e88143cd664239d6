import { expect, test } from 'vitest';
import { type KnownPart, offered, unknownOf } from './knownParts';

const part = (number: string, partners: string | null, zh: string): KnownPart => ({ part: number, partnerPart: partners, unit: 'PCE', names: { zh, en: null } });
const known = [part('HY-4711', 'JX-881', '回转支承'), part('HY-4712', null, '支座'), part('A-HY', null, '轴')];

test('parts are found while somebody types, by the beginning of the number first', () => {
  expect(offered(known, 'hy').map((one) => one.part)).toEqual(['HY-4711', 'HY-4712', 'A-HY']);
  expect(offered(known, '881').map((one) => one.part)).toEqual(['HY-4711']);
  expect(offered(known, '支座').map((one) => one.part)).toEqual(['HY-4712']);
  expect(offered(known, 'nothing')).toEqual([]);
});

test('a part that is not agreed is warned of once, and of none while nobody knows what is agreed', () => {
  expect(unknownOf(known, ['HY-4711', 'HY-471I', ' HY-471I ', ''])).toEqual(['HY-471I']);
  expect(unknownOf([], ['HY-4711'])).toEqual(['HY-4711']);
  expect(unknownOf(undefined, ['HY-471I'])).toEqual([]);
});
