import { Button, Title } from '@mantine/core';
import { IconCalendarShare, IconCheck, IconEdit, IconTableImport } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { noReason } from '../answers/ReasonFields';
import { useDraft } from '../app/draft';
import { mayAnswer, useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { ScopedLink, useScope } from '../app/scope';
import { mayWrite } from '../questions/questions';
import classes from './board.module.css';
import { Chosen } from '../table/Chosen';
import { sheetOf } from '../table/columns';
import { Download } from '../table/Download';
import { TakeInHand, useHandColumn, useHands } from '../table/hands';
import { LayoutMenu } from '../table/LayoutMenu';
import { useModel, useWhole } from '../table/model';
import { useSelection } from '../table/selection';
import { Views } from '../table/Views';
import { useLastVisit } from '../table/visits';
import { BulkPropose } from './BulkPropose';
import { type CallOffLine, callOffParams, confirmable, type Filters, isAnswerable, isAsked, isOverdue, lineKey, type Promised, useCallOffs } from './callOffs';
import { useColumns } from './columns';
import { confirmLines } from './confirming';
import { FilterBar, useFilters } from './FilterBar';
import { Grid } from './Grid';
import { Keys } from './Keys';
import { MOST_ROWS, PASTE_DRAFT, type PasteDraft, readSheet } from './pasting';
import { Propose } from './Propose';
import { ROW_DRAFTS, type RowDraft, type RowDrafts } from './proposing';
import { useWords } from './words';

/**
 * A chosen line that changes is no longer chosen: nobody should confirm a number that they have not
 * seen.
 */
const seenOf = (line: CallOffLine): string => line.quantity;
const noDrafts: RowDrafts = {};
const isFiltered = (filters: Filters): boolean => Object.values({ ...filters, against: undefined }).some(Boolean);

/**
 * All call-off lines of this side, the next due first. A supplier works through this list every
 * morning.
 */
export function Board() {
  const { t } = useTranslation('callOffs');
  const table = useTranslation('table');
  const client = useQueryClient();
  const { as, asOf, readOnly } = useScope();
  const me = useMe();
  const [filters, setFilters] = useFilters();
  const visited = useLastVisit('call-offs', !asOf);
  const against = filters.against === 'visit' ? visited : filters.against;
  const list = useCallOffs(useMemo(() => ({ ...filters, against }), [filters, against]));
  const words = useWords();
  const lines = useMemo(() => {
    const all = list.data?.pages.flatMap((page) => page.items) ?? [];
    return filters.due === 'past' ? all.filter(isOverdue) : all;
  }, [list.data, filters.due]);
  const answering = as === 'supplier' && !readOnly && mayAnswer(me);
  const asking = as === 'buyer' && !readOnly && mayWrite(me, as);
  const hands = useHands('call-offs');
  const hand = useHandColumn(hands, lineKey);
  const its = useColumns(words, filters.against === 'answer');
  const columns = useMemo(() => [...its, hand], [its, hand]);
  const model = useModel({ rows: lines, columns, keyOf: lineKey, group: 'when' });
  const reading = useWhole(list, model, lines.length);
  const selection = useSelection(lines, lineKey, seenOf);
  /** Answered lines can be taken in hand and added up, but not confirmed again. */
  const toAnswer = answering ? selection.chosen.filter(isAnswerable) : [];
  const [proposing, setProposing] = useState<{ line: CallOffLine; begun?: Promised[] | undefined }>();
  const propose = useCallback((line: CallOffLine, begun?: Promised[]) => setProposing({ line, begun }), []);
  const [help, setHelp] = useState(false);

  const [unsent, keepUnsent] = useDraft<PasteDraft>(PASTE_DRAFT);
  const navigate = useNavigate();
  /** Rows pasted on the list open on the paste screen. Rows that already wait there stay. */
  const paste = (text: string): void => {
    const sheet = readSheet(text);
    const good = sheet.rows.length > 0 && sheet.missing.length === 0 && sheet.rows.length <= MOST_ROWS;
    if (good && !unsent) keepUnsent({ sheet, reason: noReason });
    void navigate(words.path('/call-offs/paste'), { state: good ? null : { text } });
  };

  const [drafts, keepDrafts] = useDraft<RowDrafts>(ROW_DRAFTS);
  const kept = drafts ?? noDrafts;
  const latest = useRef(kept);
  useEffect(() => {
    latest.current = kept;
  }, [kept]);
  const draft = useCallback(
    (line: CallOffLine, typed: RowDraft | undefined) => {
      const { [lineKey(line)]: _, ...others } = latest.current;
      const next = typed ? { ...others, [lineKey(line)]: typed } : others;
      latest.current = next;
      keepDrafts(Object.keys(next).length > 0 ? next : undefined);
    },
    [keepDrafts],
  );
  const typing = answering && kept !== noDrafts ? lines.filter((line) => isAnswerable(line) && kept[lineKey(line)]).length : 0;
  const [together, setTogether] = useState<CallOffLine[]>();

  const grid = useRef<HTMLDivElement>(null);
  const { clear } = selection;
  const confirm = useCallback(
    (chosen: CallOffLine[]) => {
      if (chosen.length === 0) return;
      const back = (): void => grid.current?.focus({ preventScroll: true });
      confirmLines(client, as, chosen, back);
      clear();
      // The pressed button disappeared with the selection, so the focus goes back to the list.
      setTimeout(back);
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
        {typing > 0 && (
          <span className={classes.count} data-testid="inline-unsent">
            {t('inline.unsent', { count: typing })}
          </span>
        )}
        {reading && (
          <span className={classes.count} role="status">
            {table.t('sorting', { count: lines.length })}
          </span>
        )}
        <Views screen="call-offs" />
        <LayoutMenu model={model} columns={columns} />
        <Download
          name="call-offs"
          columns={sheetOf(model.shown)}
          rows={model.rows}
          whole={!list.hasNextPage}
          source={{ path: '/call-offs', params: callOffParams({ ...filters, against }, { as, asOf }), ...(filters.due === 'past' && { keeps: isOverdue }) }}
        />
        {answering && (
          <Button size="xs" variant="default" component={ScopedLink} to="/call-offs/paste" leftSection={<IconTableImport size={15} aria-hidden="true" />} data-testid="paste-open">
            {unsent ? t('paste.buttonUnsent', { count: unsent.sheet.rows.length }) : t('paste.button')}
          </Button>
        )}
        <FilterBar filters={filters} onChange={setFilters} visited={visited} onHelp={() => setHelp(true)} />
      </div>
      {list.isPending ? (
        <Loading />
      ) : list.isError && !list.data ? (
        <Failed error={list.error} retry={() => void list.refetch()} />
      ) : lines.length === 0 ? (
        <Empty title={isFiltered(filters) ? t('empty.filtered') : asOf ? t('empty.then') : t('empty.title')}>
          {isFiltered(filters) ? (
            <button type="button" className={classes.linkButton} onClick={() => setFilters({ part: '', partner: '', site: '', state: '', firmness: '', changed: false, silence: false, due: undefined, against: '' })}>
              {t('empty.clear')}
            </button>
          ) : (
            t(as === 'supplier' ? 'empty.supplier' : 'empty.buyer')
          )}
        </Empty>
      ) : (
        <Grid
          ref={grid}
          words={words}
          model={model}
          more={list.hasNextPage}
          loadMore={() => {
            if (!list.isFetchingNextPage && !list.isFetchNextPageError) void list.fetchNextPage();
          }}
          failedMore={list.isFetchNextPageError ? list.error : undefined}
          retryMore={() => void list.fetchNextPage()}
          answering={answering}
          asking={asking}
          selection={selection}
          onConfirm={confirm}
          onPropose={propose}
          drafts={kept}
          onDraft={draft}
          onPaste={answering ? paste : undefined}
          onHelp={() => setHelp(true)}
        />
      )}
      <Chosen selection={selection} columns={model.columns}>
        <TakeInHand list="call-offs" hands={hands} chosen={selection.chosen} keyOf={lineKey} onDone={clear} />
        {toAnswer.length > 0 && <Answering chosen={toAnswer} onConfirm={confirm} onPropose={propose} onTogether={setTogether} />}
      </Chosen>
      {proposing && <Propose line={lines.find((line) => lineKey(line) === lineKey(proposing.line)) ?? proposing.line} begun={proposing.begun} onClose={() => setProposing(undefined)} />}
      {together && (
        <BulkPropose
          lines={together}
          onClose={(sent) => {
            setTogether(undefined);
            if (sent) clear();
          }}
        />
      )}
      {help && <Keys onClose={() => setHelp(false)} answering={answering} asking={asking} />}
    </div>
  );
}

type AnsweringProps = { chosen: CallOffLine[]; onConfirm: (lines: CallOffLine[]) => void; onPropose: (line: CallOffLine) => void; onTogether: (lines: CallOffLine[]) => void };

function Answering({ chosen, onConfirm, onPropose, onTogether }: AnsweringProps) {
  const { t } = useTranslation('callOffs');
  const [only] = chosen;
  const taken = confirmable(chosen);
  const others = taken.length > 0 && !taken.some(isAsked);
  return (
    <>
      {only && chosen.length === 1 && (
        <Button size="sm" variant="default" leftSection={<IconEdit size={16} aria-hidden="true" />} onClick={() => onPropose(only)}>
          {t('propose.short')}
        </Button>
      )}
      {chosen.length > 1 && (
        <Button size="sm" variant="default" leftSection={<IconCalendarShare size={16} aria-hidden="true" />} onClick={() => onTogether(chosen)} data-testid="bulk-open">
          {t('bulk.button', { count: chosen.length })}
        </Button>
      )}
      {taken.length > 0 && (
        <Button size="sm" leftSection={<IconCheck size={16} aria-hidden="true" />} onClick={() => onConfirm(taken)} data-testid="confirm">
          {t(others ? 'confirm.others' : 'confirm.button', { count: taken.length })}
        </Button>
      )}
    </>
  );
}
