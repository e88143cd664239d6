import { Button, Menu } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { get, type Params } from '../app/http';
import { useProblemText } from '../app/problem';
import type { Page } from '../app/scope';
import type { SheetColumn } from './columns';
import { csvOf } from './csv';

/** Where all rows of a list are read, page by page, whatever the screen has of them yet. */
export type Source<Row> = { path: string; params: Params; /** Which rows the screen leaves out. */ keeps?: (row: Row) => boolean };

type Props<Row> = {
  name: string;
  columns: SheetColumn<Row>[];
  /** The rows that are on the screen in their order, and whether they are all that there are. */
  rows: Row[];
  whole: boolean;
  source: Source<Row> | undefined;
};

const MOST = 100_000;
const formats = ['xlsx', 'csv'] as const;

/** What the screen shows for a spreadsheet: its columns, its order, every row. */
export function Download<Row>({ name, columns, rows, whole, source }: Props<Row>) {
  const { t } = useTranslation('table');
  const say = useProblemText();
  const [count, setCount] = useState<number>();
  const [error, setError] = useState<unknown>();
  const reading = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => reading.current?.abort(), []);
  const take = async (format: (typeof formats)[number]): Promise<void> => {
    const asking = new AbortController();
    reading.current = asking;
    setError(undefined);
    setCount(0);
    try {
      const all = whole || !source ? rows : await read<Row>(source, asking.signal, setCount);
      const head = columns.map((column) => column.head);
      const cells = all.map((row) => columns.map((column) => column.cell(row)));
      save(`${name}.${format}`, format === 'csv' ? new Blob([csvOf(head, cells)], { type: 'text/csv;charset=utf-8' }) : await (await import('./xlsx')).xlsxOf(name, columns, cells));
      announce(all.length < MOST ? t('download.done', { count: all.length }) : t('download.first', { count: MOST }));
    } catch (failure) {
      if (!asking.signal.aborted) setError(failure);
    }
    setCount(undefined);
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconTableExport size={15} aria-hidden="true" />} disabled={count !== undefined} data-testid="download">
            {count === undefined ? t('download.button') : t('download.rows', { count })}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map((format) => (
            <Menu.Item key={format} onClick={() => void take(format)} data-testid={`download-${format}`}>
              {t(`download.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {error !== undefined && <span role="alert">{say(error)}</span>}
    </>
  );
}

async function read<Row>({ path, params, keeps = () => true }: Source<Row>, signal: AbortSignal, told: (count: number) => void): Promise<Row[]> {
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

function save(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
