import { expect, test } from 'vitest';
import { filtersOf } from './filters';

const choices = { state: ['open', 'confirmed'] };

test('a value that is none of the choices narrows nothing, as the select shows', () => {
  expect(filtersOf(new URLSearchParams('state=announced&part=4711'), ['state', 'part'], choices)).toEqual({ state: undefined, part: '4711' });
  expect(filtersOf(new URLSearchParams('state=open'), ['state'], choices)).toEqual({ state: 'open' });
});

test('what is typed is taken as it is', () => {
  expect(filtersOf(new URLSearchParams('part=announced&state='), ['part', 'state'], choices)).toEqual({ part: 'announced', state: undefined });
});
