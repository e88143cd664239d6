import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sources = import.meta.glob<string>('../**/*.tsx', { eager: true, query: '?raw', import: 'default' });

test('every component that is used has its styles', () => {
  const used = new Set(
    Object.values(sources).flatMap((source) => [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap((match) => (match[1] ?? '').split(',').map((name) => name.replace('type ', '').trim()))),
  );
  const there = readFileSync(new URL('mantine.ts', import.meta.url), 'utf8');
  const styled = [...used].filter((name) => name !== '' && existsSync(`node_modules/@mantine/core/styles/${name}.css`));
  expect(styled.length).toBeGreaterThan(10);
  expect(styled.filter((name) => !there.includes(`/${name}.css'`))).toEqual([]);
});
