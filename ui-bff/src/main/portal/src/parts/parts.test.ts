import { expect, test } from 'vitest';
import { hintOf } from './parts';

const names = { zh: '臂头', en: 'Boom head' };

test('a part that is found says what the partner calls it, and its name in the language of the reader', () => {
  expect(hintOf({ part: 'JX-881', partnerPart: 'HY-24017', names }, 'zh')).toBe('HY-24017 · 臂头');
  expect(hintOf({ part: 'JX-881', partnerPart: 'JX-881', names }, 'en')).toBe('Boom head');
  expect(hintOf({ part: 'JX-881', partnerPart: 'JX-881', names }, 'en', '臂')).toBe('臂头');
  expect(hintOf({ part: 'JX-881', partnerPart: 'JX-881', names: { zh: '臂头', en: null } }, 'en')).toBe('臂头');
  expect(hintOf({ part: 'JX-881', partnerPart: 'JX-881', names: null }, 'en')).toBeNull();
});
