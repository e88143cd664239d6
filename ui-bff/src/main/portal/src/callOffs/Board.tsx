import { Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAnswer, useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { useScope } from '../app/scope';
import { Download } from '../app/Download';
import classes from './board.module.css';
import { type CallOffLine, type Filters, isOverdue, lineKey, useCallOffs } from './callOffs';
import { confirmLines } from './confirming';
import { FilterBar, useFilters } from './FilterBar';
import { Grid } from './Grid';
import { Keys } from './Keys';
import { Propose } from './Propose';
import { SelectionBar } from './SelectionBar';
import { useSelection } from './useSelection';
import { useSheet } from './useSheet';

const isFiltered = (filters: Filters): boolean => Object.values(filters).some(Boolean);

/** All call-off lines of this side, the next due first; what a supplier works through every morning. */
export function Board() {
  const { t } = useTranslation('callOffs');
  const client = useQueryClient();
  const { as, asOf, readOnly } = useScope();
  const me = useMe();
  const [filters, setFilters] = useFilters();
  const list = useCallOffs(filters);
  const sheet = useSheet(filters);
  const lines = useMemo(() => {
    const all = list.data?.pages.flatMap((page) => page.items) ?? [];
    return filters.due === 'past' ? all.filter(isOverdue) : all;
  }, [list.data, filters.due]);
  const answering = as === 'supplier' && !readOnly && mayAnswer(me);
  const selection = useSelection(lines);
  const [proposing, setProposing] = useState<CallOffLine>();
  const [help, setHelp] = useState(false);

  const { clear } = selection;
  const confirm = useCallback(
    (chosen: CallOffLine[]) => {
      if (chosen.length === 0) return;
      confirmLines(client, as, chosen);
      clear();
    },
    [client, as, clear],
  );

  return (
    <div className={classes.board}>
      <title>{`${t('title')} · Weft`}</title>
      <div className={classes.head}>
        <Title order={1}>{t('title')}</Title>
        <span className={classes.count}>
          {list.data && t(list.hasNextPage ? 'countMore' : 'count', { count: lines.length })}
        </span>
        <Download sheet={sheet} />
        <FilterBar filters={filters} onChange={setFilters} onHelp={() => setHelp(true)} />
      </div>
      {list.isPending ? (
        <Loading />
      ) : list.isError && !list.data ? (
        <Failed error={list.error} retry={() => void list.refetch()} />
      ) : lines.length === 0 ? (
        <Empty title={isFiltered(filters) ? t('empty.filtered') : asOf ? t('empty.then') : t('empty.title')}>
          {isFiltered(filters) ? (
            <button type="button" className={classes.linkButton} onClick={() => setFilters({ part: '', partner: '', state: '', changed: false, due: undefined })}>
              {t('empty.clear')}
            </button>
          ) : (
            t(as === 'supplier' ? 'empty.supplier' : 'empty.buyer')
          )}
        </Empty>
      ) : (
        <Grid
          lines={lines}
          more={list.hasNextPage}
          loadMore={() => {
            if (!list.isFetchingNextPage && !list.isFetchNextPageError) void list.fetchNextPage();
          }}
          failedMore={list.isFetchNextPageError ? list.error : undefined}
          retryMore={() => void list.fetchNextPage()}
          answering={answering}
          selection={selection}
          onConfirm={confirm}
          onPropose={setProposing}
          onHelp={() => setHelp(true)}
        />
      )}
      {answering && <SelectionBar selection={selection} onConfirm={() => confirm(selection.chosen)} onPropose={setProposing} />}
      {proposing && <Propose line={lines.find((line) => lineKey(line) === lineKey(proposing)) ?? proposing} onClose={() => setProposing(undefined)} />}
      {help && <Keys onClose={() => setHelp(false)} answering={answering} />}
    </div>
  );
}
