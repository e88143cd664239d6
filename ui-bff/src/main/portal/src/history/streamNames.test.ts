import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from './en.json';
import zh from './zh.json';

const sources = new URL('../../../../../../domain/src/main/java/', import.meta.url);
/** The stream types that the domain declares. */
const types = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.java'))
  .flatMap((file) => [...readFileSync(new URL(file, sources), 'utf8').matchAll(/\bString TYPE = "([A-Z][A-Za-z]+)"/g)].map((one) => one[1] ?? ''));

test('the history names every type of stream in both languages', () => {
  expect(types).toContain('Certificate');
  expect(types.length).toBeGreaterThan(20);
  for (const names of [en.stream, zh.stream]) expect(types.filter((type) => !(type in names))).toEqual([]);
});
