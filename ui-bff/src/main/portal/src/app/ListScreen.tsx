import { Button, Title } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFresh } from './fresh';
import classes from './list.module.css';
import type { Page } from './scope';
import { Empty, Failed, Loading } from './states';

/** One column; on a narrow screen its cells stand below each other, placed by `place`. */
export type Column<Row> = {
  name: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** `lead` and `trail` share the first line, `left` and `right` one below; `labelled` cells say their head. */
  place?: 'lead' | 'trail' | 'left' | 'right' | 'labelled';
  quiet?: boolean;
};

type Props<Row> = {
  title: string;
  testId: string;
  answer: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  columns: Column<Row>[];
  /** Names the row, also for the mark of what just changed. */
  keyOf: (row: Row) => string;
  /** What tests find a row by. */
  marks: (row: Row) => Record<`data-${string}`, string>;
  filters: ReactNode;
  /** What can be done from here. */
  actions?: ReactNode;
  above?: ReactNode;
  empty: { title: string; why: string };
};

/** A list with its filters above, read page by page. */
export function ListScreen<Row>({ title, testId, answer, columns, keyOf, marks, filters, actions, above, empty }: Props<Row>) {
  const { t } = useTranslation();
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <title>{`${title} · Weft`}</title>
      <div className={classes.head}>
        <div className={classes.titled}>
          <Title order={1}>{title}</Title>
          {actions}
        </div>
        <search className={classes.filters}>{filters}</search>
      </div>
      {above}
      {answer.isPending ? (
        <Loading />
      ) : answer.isError && !answer.data ? (
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={empty.title}>{empty.why}</Empty>
      ) : (
        <div className="panel">
          <table className={classes.table} data-testid={testId}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.name} scope="col">
                    {column.head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line key={keyOf(row)} row={row} id={keyOf(row)} columns={columns} marks={marks(row)} />
              ))}
            </tbody>
          </table>
          {answer.hasNextPage && (
            <div className={classes.more}>
              {answer.isFetchNextPageError && <Failed error={answer.error} />}
              <Button variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                {t('more')}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function Line<Row>({ row, id, columns, marks }: { row: Row; id: string; columns: Column<Row>[]; marks: Record<string, string> }) {
  const fresh = useFresh(id);
  return (
    <tr data-fresh={fresh || undefined} {...marks}>
      {columns.map(({ name, head, cell, place, quiet }) => (
        <td
          key={name}
          className={[place && place !== 'labelled' ? classes[place] : '', quiet ? classes.dim : ''].filter(Boolean).join(' ') || undefined}
          data-label={place === 'labelled' ? head : undefined}
        >
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}
