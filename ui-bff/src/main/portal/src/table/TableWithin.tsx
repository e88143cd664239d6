import { Title } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextFilter, useUrlFilters } from '../app/filters';
import type { Page } from '../app/scope';
import { Chosen } from './Chosen';
import { type Column, sheetOf } from './columns';
import { Download } from './Download';
import { LayoutMenu } from './LayoutMenu';
import { named } from './layout';
import classes from './list.module.css';
import { useModel, useWhole } from './model';
import { useSelection } from './selection';
import { Table } from './Table';

type Props<Row> = {
  title: string;
  /** The list's name in the address, in files and for tests. */
  name: string;
  rows: Row[];
  /** The source of more rows; without it the given rows are all. */
  answer?: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  columns: Column<Row>[];
  keyOf: (row: Row) => string;
  marks: (row: Row) => Record<`data-${string}`, string>;
  /** The default group. */
  group?: string;
  /** Beside the title: filters and actions. */
  tools?: ReactNode;
  above?: ReactNode;
  /** Content below the shown rows, such as their sums. */
  renderBelow?: (shown: Row[]) => ReactNode;
  below?: ReactNode;
};

/** A list this short needs no search field. */
const FEW = 10;

/** The same table for a list that is part of its page, such as the lines of a document. */
export function TableWithin<Row extends object>({ title, name, rows: all, answer, columns, keyOf, marks, group, tools, above, below, renderBelow }: Props<Row>) {
  const { t } = useTranslation('table');
  const key = named(name, 'find');
  const [{ [key]: find }, setFilters] = useUrlFilters([key]);
  const sought = find ? all.filter((row) => says(columns, row, find)) : all;
  const model = useModel({ rows: sought, columns, keyOf, group, list: name });
  // The search must also cover rows that are not loaded yet.
  useWhole(answer, model, all.length, Boolean(find));
  const selection = useSelection(model.rows, keyOf);
  const sheet = sheetOf(model.shown);
  return (
    <section aria-label={title} className={classes.within} data-testid={`${name}-list`}>
      <div className={classes.head}>
        <Title order={2} size="h4">
          {title} <span className={classes.dim}>{all.length}</span>
        </Title>
        <div className={classes.tools}>
          {(all.length > FEW || find || answer?.hasNextPage) && <TextFilter icon label={t('find')} value={find} onChange={(text) => setFilters({ [key]: text })} testId={`${name}-find`} />}
          <LayoutMenu model={model} columns={columns} />
          {sheet.length > 0 && <Download name={name} columns={sheet} rows={model.rows} whole source={undefined} />}
        </div>
        {tools && <div className={classes.filters}>{tools}</div>}
      </div>
      {above}
      {all.length > 0 && sought.length === 0 && <p className="dim">{t('nothingFound')}</p>}
      {sought.length > 0 && <Table label={title} testId={name} model={model} keyOf={keyOf} marks={marks} {...(answer && { answer })} selection={columns.some((column) => column.sum) ? selection : undefined} />}
      {renderBelow?.(sought)}
      {below}
      <Chosen selection={selection} columns={model.shown} />
    </section>
  );
}

/** Whether an exported cell of the row contains these characters; hidden columns count. */
export function says<Row>(columns: readonly Column<Row>[], row: Row, text: string): boolean {
  const sought = text.toLocaleLowerCase();
  return sheetOf(columns).some(({ cell }) => String(cell(row) ?? '').toLocaleLowerCase().includes(sought));
}
