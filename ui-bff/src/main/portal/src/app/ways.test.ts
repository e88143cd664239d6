import { matchPath } from 'react-router';
import { expect, test } from 'vitest';
import { contexts } from '../contexts';

const sources = import.meta.glob<string>(['../**/*.tsx', '../**/*.ts', '!../**/*.test.ts'], { eager: true, query: '?raw', import: 'default' });
const screens = contexts.flatMap((one) => one.screens ?? []).map((one) => `/${one.path}`);

/** The forms of an address in the code: in a link, a crumb, a menu entry or a search result. */
const WAY = /\bto(?:=\{?|: (?:\(\w*\) => )?)(["'`])(\/[^"'`?#]*)/g;

const ways = Object.entries(sources).flatMap(([file, code]) => [...code.matchAll(WAY)].map((found) => ({ file, way: (found[2] ?? '').replace(/\$\{.*$/, 'x') })));

test('every link leads to a screen', () => {
  expect(ways.length).toBeGreaterThan(80);
  expect(ways.filter(({ way }) => !screens.some((screen) => matchPath(screen, way)))).toEqual([]);
});
