import { Button } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from './announce';
import { type Cell, csvOf } from './csv';
import { get, type Params } from './http';
import { useProblemText } from './problem';
import type { Page } from './scope';

/** A column of what is taken out; its words are the reader's, dates and numbers are as programs read them. */
export type SheetColumn<Row> = { head: string; cell: (row: Row) => Cell };

/** What is taken out of a list: all its rows, read page by page, whatever the screen shows of them. */
export type Sheet<Row> = { name: string; path: string; params: Params; columns: SheetColumn<Row>[]; /** Which rows the screen leaves out. */ keeps?: (row: Row) => boolean };

const MOST = 100_000;

export function Download<Row>({ sheet }: { sheet: Sheet<Row> }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [count, setCount] = useState<number>();
  const [error, setError] = useState<unknown>();
  const reading = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => reading.current?.abort(), []);
  const take = async (): Promise<void> => {
    const asking = new AbortController();
    reading.current = asking;
    setError(undefined);
    setCount(0);
    try {
      const rows = await all<Row>(sheet, asking.signal, setCount);
      save(`${sheet.name}.csv`, csvOf(sheet.columns.map((column) => column.head), rows.map((row) => sheet.columns.map((column) => column.cell(row)))));
      announce(rows.length < MOST ? t('download.done', { count: rows.length }) : t('download.first', { count: MOST }));
    } catch (failure) {
      if (!asking.signal.aborted) setError(failure);
    }
    setCount(undefined);
  };
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconTableExport size={15} aria-hidden="true" />} disabled={count !== undefined} onClick={() => void take()} data-testid="download">
        {count === undefined ? t('download.button') : t('download.rows', { count })}
      </Button>
      {error !== undefined && <span role="alert">{say(error)}</span>}
    </>
  );
}

async function all<Row>({ path, params, keeps = () => true }: Sheet<Row>, signal: AbortSignal, told: (count: number) => void): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Row> = await get<Page<Row>>(path, { ...params, limit: 500, cursor }, signal);
    rows.push(...page.items.filter(keeps));
    told(rows.length);
    cursor = page.next;
  } while (cursor !== null && rows.length < MOST);
  return rows.slice(0, MOST);
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
