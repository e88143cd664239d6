import { Title } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '../app/scope';
import { useScope } from '../app/scope';
import { Empty, Failed, Loading } from '../app/states';
import { Chosen } from './Chosen';
import { type Column, sheetOf } from './columns';
import { Download, type Source } from './Download';
import { TakeInHand, useHandColumn, useHands } from './hands';
import { LayoutMenu } from './LayoutMenu';
import classes from './list.module.css';
import { MOST_SORTED, useModel, useWhole } from './model';
import { useSelection } from './selection';
import { Table } from './Table';
import { Views } from './Views';

export type { Column } from './columns';
export type { Source } from './Download';

type Props<Row> = {
  title: string;
  /** The list's name for saved views, files and tests. */
  testId: string;
  answer: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  columns: Column<Row>[];
  /** The row's key, also for marking recent changes. */
  keyOf: (row: Row) => string;
  /** Attributes by which tests find a row. */
  marks: (row: Row) => Record<`data-${string}`, string>;
  filters: ReactNode;
  /** The source of all rows for an export; without it the export has the loaded rows. */
  source?: Source<Row>;
  /** The default group. */
  group?: string;
  /** Whether colleagues may take its rows in hand. */
  inHand?: boolean;
  /** Actions on chosen rows. */
  bulk?: ComponentType<{ chosen: Row[]; onDone: () => void }> | undefined;
  /** Actions of the screen. */
  actions?: ReactNode;
  above?: ReactNode;
  /**
   * Content above the list that does not belong to it. The list's own title follows, over its
   * filters.
   */
  apart?: { first: ReactNode; title: string } | undefined;
  empty: { title: string; why: ReactNode };
};

/** A list with its filters above, read page by page. */
export function ListScreen<Row extends object>({ title, testId, answer, columns: its, keyOf, marks, filters, source, group, inHand = false, bulk: Bulk, actions, above, apart, empty }: Props<Row>) {
  const { t } = useTranslation('table');
  const { t: shell } = useTranslation();
  const { asOf } = useScope();
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const hands = useHands(testId, inHand);
  const hand = useHandColumn(hands, keyOf);
  const columns = inHand ? [...its, hand] : its;
  const model = useModel({ rows, columns, keyOf, group });
  const reading = useWhole(answer, model, rows.length);
  const selection = useSelection(model.rows, keyOf);
  const sheet = sheetOf(model.shown);
  return (
    <div className="page ofList">
      <title>{`${title} · Weft`}</title>
      {apart && (
        <>
          <div className={classes.head}>
            <Title order={1}>{title}</Title>
          </div>
          {apart.first}
        </>
      )}
      <div className={classes.head}>
        <div className={classes.titled}>
          {apart ? (
            <Title order={2} size="h4">
              {apart.title}
            </Title>
          ) : (
            <Title order={1}>{title}</Title>
          )}
          {actions}
        </div>
        <div className={classes.tools}>
          <Views screen={testId} />
          <LayoutMenu model={model} columns={columns} />
          {sheet.length > 0 && <Download name={testId} columns={sheet} rows={model.rows} whole={!answer.hasNextPage} source={source} />}
        </div>
        <search className={classes.filters}>{filters}</search>
      </div>
      {above}
      {reading && (
        <p className="dim" role="status">
          {t('sorting', { count: rows.length })}
        </p>
      )}
      {!reading && answer.hasNextPage && rows.length >= MOST_SORTED && model.layout.sort.length > 0 && <p className="dim">{t('tooMany', { count: MOST_SORTED })}</p>}
      {answer.isPending ? (
        <Loading />
      ) : answer.isError && !answer.data ? (
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={empty.title}>{asOf === undefined ? empty.why : shell('notFound.past')}</Empty>
      ) : (
        <Table label={title} testId={testId} model={model} keyOf={keyOf} marks={marks} answer={answer} selection={Bulk || inHand || columns.some((column) => column.sum) ? selection : undefined} />
      )}
      <Chosen selection={selection} columns={model.shown}>
        {inHand && <TakeInHand list={testId} hands={hands} chosen={selection.chosen} keyOf={keyOf} onDone={selection.clear} />}
        {Bulk && <Bulk chosen={selection.chosen} onDone={selection.clear} />}
      </Chosen>
    </div>
  );
}
