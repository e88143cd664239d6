import { Button, Menu } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { get, type Params } from '../app/http';
import { useProblemText } from '../app/problem';
import type { Page } from '../app/scope';
import type { SheetColumn } from './columns';
import { type Format, writing } from './writing';

/** The source of all rows of a list, page by page, however many the screen has loaded. */
export type Source<Row> = { path: string; params: Params; /** Leaves out the rows that the screen leaves out. */ keeps?: (row: Row) => boolean; /** Whether the screen merges several rows into one; then the rows are read again one by one. */ foldedOnScreen?: boolean };

type Props<Row> = {
  name: string;
  columns: SheetColumn<Row>[];
  /** The rows on the screen in their order, and whether they are all rows. */
  rows: Row[];
  whole: boolean;
  source: Source<Row> | undefined;
};

const MOST = 100_000;
/** How many rows are written at once without delaying a key press. */
const STEP = 500;
const formats: Format[] = ['xlsx', 'csv'];

/** Exports the list to a spreadsheet: the screen's columns and order, and every row. */
export function Download<Row>({ name, columns, rows, whole, source }: Props<Row>) {
  const { t } = useTranslation('table');
  const say = useProblemText();
  const [count, setCount] = useState<number>();
  const [error, setError] = useState<unknown>();
  const reading = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => reading.current?.abort(), []);
  const take = async (format: Format): Promise<void> => {
    const asking = new AbortController();
    reading.current = asking;
    setError(undefined);
    setCount(0);
    const file = writing(name, format, columns.map(({ head, number = false }) => ({ head, number })));
    try {
      let written = 0;
      for await (const some of !source || (whole && !source.foldedOnScreen) ? inSteps(rows) : read<Row>(source, asking.signal)) {
        if (asking.signal.aborted) return;
        await file.add(some.map((row) => columns.map((column) => column.cell(row))));
        written += some.length;
        setCount(written);
      }
      save(`${name}.${format}`, await file.end());
      announce(written < MOST ? t('download.done', { count: written }) : t('download.first', { count: MOST }));
    } catch (failure) {
      if (!asking.signal.aborted) setError(failure);
    } finally {
      file.close();
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

function* inSteps<Row>(rows: Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += STEP) yield rows.slice(at, at + STEP);
}

/** Page by page. The next page loads while one is written. */
async function* read<Row>({ path, params, keeps = () => true }: Source<Row>, signal: AbortSignal): AsyncGenerator<Row[]> {
  const ask = (cursor: string | null): Promise<Page<Row>> => {
    const page = get<Page<Row>>(path, { ...params, limit: STEP, cursor }, signal);
    page.catch(() => undefined); // the caller that awaits it gets the error; until then nobody does
    return page;
  };
  let left = MOST;
  let coming: Promise<Page<Row>> | undefined = ask(null);
  while (coming && left > 0) {
    const page: Page<Row> = await coming;
    const rows = page.items.filter(keeps).slice(0, left);
    left -= rows.length;
    coming = page.next !== null && left > 0 ? ask(page.next) : undefined;
    yield rows;
  }
}

function save(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
