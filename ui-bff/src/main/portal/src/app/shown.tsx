/** Renders a screen for tests from answers of the hub, and reads the numbers that stand on it. */
import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider, type QueryKey } from '@tanstack/react-query';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { texts as en } from '../catalogues/en';
import { texts as zh } from '../catalogues/zh';
import type { Page, Side } from './scope';
import { Session } from './Session';

/** An answer, by the beginning of the key under which a screen asks for it. */
export type Answer = readonly [key: readonly unknown[], data: unknown];

const begins = (key: QueryKey, start: readonly unknown[]): boolean => start.every((one, at) => JSON.stringify(one) === JSON.stringify(key[at]));

/** Every question is answered as soon as it is asked: a rendering to text waits for nothing. */
function answered(answers: readonly Answer[]): QueryCache {
  const cache = new QueryCache();
  cache.subscribe(({ type, query }) => {
    const answer = type === 'added' ? answers.find(([start]) => begins(query.queryKey, start)) : undefined;
    if (answer) query.setData(answer[1]);
  });
  return cache;
}

export const onePage = <Row,>(items: Row[]): { pages: Page<Row>[]; pageParams: (string | null)[] } => ({ pages: [{ items, next: null, position: 1, asOf: null }], pageParams: [null] });

type Where = { at?: string; path?: string; as?: Side; roles?: string[]; answers?: readonly Answer[] };

const party = (code: string, site: string) => ({ code, name: { en: code, zh: code }, sites: [{ code: site, name: { en: site, zh: site } }] });

/** The screen as HTML, in English, for somebody of JIAXIN on one side. */
export async function shown(screen: ReactNode, { at = '/', path = '*', as = 'supplier', roles = ['planner', 'sales', 'buyer'], answers = [] }: Where = {}): Promise<string> {
  if (!i18next.isInitialized) await i18next.use(initReactI18next).init({ lng: 'en', fallbackLng: false, defaultNS: 'app', resources: { en: { ...en }, zh: { ...zh } }, interpolation: { escapeValue: false } });
  const queryCache = answered([
    ...answers,
    [['session'], { authenticated: true }],
    [['me'], { party: { code: 'JIAXIN', name: { en: 'JIAXIN', zh: 'JIAXIN' } }, user: 'planner@jiaxin', roles, sides: [as], defaultSide: as }],
    [['partners'], { items: [party('JIAXIN', 'JX1'), party('HENGYUE', 'PLANT1')], others: [] }],
    [['in-hand'], new Map()],
  ]);
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient({ queryCache, defaultOptions: { queries: { staleTime: Infinity, retry: false } } })}>
        <MemoryRouter initialEntries={[at]}>
          <Session>
            <Routes>
              <Route path={path} element={screen} />
            </Routes>
          </Session>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

/** The text of some HTML as a reader sees it, with single blanks. */
export const textOf = (html: string): string =>
  html
    .replaceAll(/<(style|title)\b.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();

const NUMBER = /[+−-]?\d[\d,]*(?:\.\d+)?/g;
/** The numbers that stand in some text, as exact decimals. */
export const numbersIn = (html: string): string[] => (textOf(html).match(NUMBER) ?? []).map((one) => one.replaceAll(',', '').replace('−', '-').replace('+', ''));
/** Its first number; nothing counts as none. */
export const numberIn = (html: string | undefined): string => numbersIn(html ?? '')[0] ?? '0';

/** All elements of a name that have an attribute, with what is in them; they hold none of their own name. */
export const elements = (html: string, name: string, attribute = ''): string[] => [...html.matchAll(new RegExp(`<${name}\\b[^>]*${attribute.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}[^>]*>(.*?)</${name}>`, 'gs'))].map((one) => one[1] ?? '');

/** The cells of each row of the body or the foot of the first table in it, as HTML. */
export const rowsOf = (html: string, part: 'tbody' | 'tfoot', attribute = ''): string[][] =>
  elements(html, part).flatMap((some) => elements(some, 'tr', attribute).map((row) => [...row.matchAll(/<t[dh]\b[^>]*>(.*?)<\/t[dh]>/gs)].map((cell) => cell[1] ?? '')));

export type ListedGroup = { name: string; rows: Map<string, string>[]; sums: Map<string, string> };

/** A list by its groups: the cells of each row by their columns, and what each group says that they add up to. */
export function groupsOf(html: string): ListedGroup[] {
  const groups: ListedGroup[] = [];
  for (const [, head = '', row = ''] of html.matchAll(/<tr\b([^>]*)>(.*?)<\/tr>/gs)) {
    const byColumn = (all: IterableIterator<RegExpMatchArray>): Map<string, string> => new Map([...all].map((one) => [one[1] ?? '', one[2] ?? '']));
    if (head.includes('data-testid="group"')) groups.push({ name: textOf(row), rows: [], sums: byColumn(row.matchAll(/<span\b[^>]*data-testid="sum" data-column="([^"]*)"[^>]*>(.*?)<\/span>/gs)) });
    else if (row.includes('data-column=')) groups.at(-1)?.rows.push(byColumn(row.matchAll(/<td\b[^>]*data-column="([^"]*)"[^>]*>(.*?)<\/td>/gs)));
  }
  return groups;
}
