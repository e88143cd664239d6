import { expect, test } from 'vitest';
import { grainsOf, hasParts, whats } from './grants';

test('the form offers only what the hub takes of each kind of grant', () => {
  expect(whats.filter((what) => grainsOf(what).includes('state'))).toEqual(['output', 'stock', 'capacity', 'inspections']);
  expect(whats.filter((what) => grainsOf(what).length === 0)).toEqual(['audit', 'credit']);
  expect(whats.filter((what) => !hasParts(what))).toEqual(['energy', 'audit', 'credit']);
});
