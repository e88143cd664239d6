import { Button, NativeSelect, SegmentedControl, TextInput, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlus, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCustomers } from '../app/customers';
import { daysAfter, mondayOf, mondayOfWeek, today } from '../app/days';
import { useDraft } from '../app/draft';
import { TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { useScope } from '../app/scope';
import { does, useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { readRunOuts } from '../balance/balance';
import { useOwnSites } from '../stock/stock';
import { type PartRow, OutputGrid } from './OutputGrid';
import classes from './production.module.css';
import { type Schedule, useSchedules } from './production';
import { PublishDialog } from './PublishDialog';
import { type Cell, cellKey, changesOf, columnsFrom, type Edits, firstDay, type Grain, lastDay, type Pasted, usualGrain } from './sheet';

const COUNT = { day: 14, week: 12 } as const;
const SHOWN = 25;
/** So many of what was not taken over are named. */
const NAMED = 5;

/** The supplier's planned output: a sheet that is filled like one of a spreadsheet, and published part by part. */
export function Output() {
  const { t } = useTranslation('production');
  const { as } = useScope();
  if (as !== 'supplier') return <Empty whole title={t('supplierOnly')}>{t('supplierOnlyWhy')}</Empty>;
  return <OfSite />;
}

function OfSite() {
  const sites = useOwnSites();
  const [chosen] = useUrlFilters(['site']);
  const site = chosen.site ?? sites[0]?.code ?? '';
  return <Sheet key={site} site={site} />;
}

/** What was typed and not published, to whom it is to be shown, and parts that were added. */
type Begun = { edits: [string, string][]; shownTo: [string, string[]][]; added: string[] };
const NOTHING: Begun = { edits: [], shownTo: [], added: [] };

function Sheet({ site }: { site: string }) {
  const { t } = useTranslation('production');
  const format = useFormat();
  const me = useMe();
  const { readOnly: past } = useScope();
  const sites = useOwnSites();
  const customers = useCustomers();
  const [chosen, choose] = useUrlFilters(['grain', 'from', 'part', 'site']);
  const schedules = useSchedules(site);
  const [usual, setUsual] = useState<Grain>();
  // What was typed stays in sight when a publication changes how most is planned.
  if (usual === undefined && schedules.data) setUsual(usualGrain(schedules.data, today()));
  const grain: Grain = chosen.grain === 'week' || chosen.grain === 'day' ? chosen.grain : (usual ?? 'day');
  const from = chosen.from ?? (grain === 'week' ? mondayOf(today()) : today());
  const columns = useMemo(() => columnsFrom(from, grain, COUNT[grain]), [from, grain]);
  const [until, first] = [lastDay(columns.at(-1) ?? from), firstDay(columns[0] ?? from)];
  const [begun = NOTHING, keep] = useDraft<Begun>(`output.${site}`);
  const edits: Edits = useMemo(() => new Map(begun.edits), [begun]);
  const shownTo = useMemo(() => new Map(begun.shownTo), [begun]);
  const { added } = begun;
  const setEdits = (next: Edits): void => keep({ ...begun, edits: [...next] });
  const [adding, setAdding] = useState('');
  const [pasted, setPasted] = useState<Pasted>();
  const [publishing, setPublishing] = useState(false);
  const [most, setMost] = useState(SHOWN);
  const parts = useKnownParts();
  const rows = rowsOf(schedules.data ?? [], parts, added, site, { shownTo, usual: customers.length === 1 ? customers.map((one) => one.code) : [] }).filter((row) => !chosen.part || row.part.toLowerCase().includes(chosen.part.toLowerCase()));
  const changed = rows.filter((row) => changesOf(edits, row.schedule, row.part, columns) !== undefined);
  const may = does(me, 'planner', 'sales', 'edi') && !past;
  const step = COUNT[grain] * (grain === 'week' ? 7 : 1);

  const edit = (cells: Cell[]): void => {
    const next = new Map(edits);
    for (const { part, column, quantity } of cells) next.set(cellKey(part, column), quantity);
    setEdits(next);
  };
  const add = (event: SyntheticEvent): void => {
    event.preventDefault();
    const part = adding.trim();
    if (part !== '' && !rows.some((row) => row.part === part)) keep({ ...begun, added: [part, ...added] });
    setAdding('');
  };
  const some = (all: string[]): string => format.list(all.length > NAMED ? [...all.slice(0, NAMED - 1), t('paste.others', { count: all.length - NAMED + 1 })] : all);
  const named = ({ part, column, quantity }: Cell): string => t('paste.cell', { part, when: mondayOfWeek(column) ? format.week(column) : format.date(column), quantity: format.quantity(quantity) });
  return (
    <div className={`page ${classes.roomy}`} data-testid="output">
      <title>{`${t('title')} · Weft`}</title>
      <div className={classes.head}>
        <Title order={1}>{t('title')}</Title>
        <search className={classes.tools}>
          <TextFilter icon label={t('filter.part')} value={chosen.part} onChange={(part) => choose({ part })} testId="filter-part" />
          {sites.length > 1 && <NativeSelect size="xs" aria-label={t('site')} value={site} onChange={(event) => choose({ site: event.currentTarget.value })} data={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} />}
          <SegmentedControl size="xs" aria-label={t('grain.label')} value={grain} onChange={(one) => choose({ grain: one, from: undefined })} data={(['day', 'week'] as const).map((one) => ({ value: one, label: t(`grain.${one}`) }))} data-testid="grain" />
          <span className={classes.window}>
            <Button size="xs" variant="default" px={6} aria-label={t('earlier')} onClick={() => choose({ from: daysAfter(from, -step) })}>
              <IconChevronLeft size={16} aria-hidden="true" />
            </Button>
            <span className="number">
              {format.date(first)} – {format.date(until)}
            </span>
            <Button size="xs" variant="default" px={6} aria-label={t('later')} onClick={() => choose({ from: daysAfter(from, step) })}>
              <IconChevronRight size={16} aria-hidden="true" />
            </Button>
          </span>
        </search>
      </div>
      {pasted && (
        <Notice tone="info" title={t('paste.title', { count: pasted.cells.length })}>
          {pasted.unread.length > 0 && <span>{t('paste.unread', { texts: some(pasted.unread.map((text) => `“${text}”`)) })} </span>}
          {pasted.taken.length > 0 && <span data-testid="paste-taken">{t(grain === 'day' ? 'paste.byWeek' : 'paste.byDay', { count: pasted.taken.length, cells: some(pasted.taken.map(named)) })} </span>}
          {pasted.outside > 0 && <span>{t('paste.outside', { count: pasted.outside })} </span>}
          <span className={classes.pasteButtons} data-testid="paste">
            <Button
              size="xs"
              disabled={pasted.cells.length === 0}
              onClick={() => {
                edit(pasted.cells);
                setPasted(undefined);
              }}
              data-testid="paste-apply"
            >
              {t('paste.apply')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setPasted(undefined)}>
              {t('paste.discard')}
            </Button>
          </span>
        </Notice>
      )}
      {schedules.isPending && site !== '' ? (
        <Loading />
      ) : schedules.isError && !schedules.data ? (
        <Failed error={schedules.error} retry={() => void schedules.refetch()} />
      ) : (
        <>
          {rows.length === 0 ? (
            <Empty title={t('empty.title')}>{t('empty.why')}</Empty>
          ) : (
            <OutputGrid
              site={site}
              rows={rows.slice(0, most)}
              columns={columns}
              grain={grain}
              edits={edits}
              pasted={pasted}
              customers={customers}
              readOnly={!may}
              onEdit={(part, column, quantity) => edit([{ part, column, quantity }])}
              onPaste={setPasted}
              onShow={(part, buyers) => keep({ ...begun, shownTo: [...new Map(shownTo).set(part, buyers)] })}
            />
          )}
          {rows.length > most && (
            <Button mt="sm" variant="default" onClick={() => setMost(most + SHOWN)}>
              {t('more', { count: rows.length - most })}
            </Button>
          )}
        </>
      )}
      {may && (
        <form className={classes.bar} onSubmit={add}>
          <TextInput size="xs" aria-label={t('add')} placeholder={t('add')} value={adding} onChange={(event) => setAdding(event.currentTarget.value)} data-testid="add-part" />
          <Button type="submit" size="xs" variant="default" leftSection={<IconPlus size={15} aria-hidden="true" />}>
            {t('addButton')}
          </Button>
          <span className="dim">{t('pasteHint')}</span>
          {changed.length > 0 && (
            <span className={classes.send}>
              <Button size="sm" variant="default" onClick={() => keep(undefined)}>
                {t('discard')}
              </Button>
              <Button size="sm" leftSection={<IconUpload size={16} aria-hidden="true" />} onClick={() => setPublishing(true)} data-testid="publish">
                {t('publish', { count: changed.length })}
              </Button>
            </span>
          )}
        </form>
      )}
      {publishing && (
        <PublishDialog
          rows={changed}
          site={site}
          columns={columns}
          edits={edits}
          onDone={(done) => {
            const sent = new Set(done.flatMap((part) => columns.map((column) => cellKey(part, column))));
            const left = { edits: begun.edits.filter(([key]) => !sent.has(key)), shownTo: begun.shownTo.filter(([part]) => !done.includes(part)), added: begun.added.filter((part) => !done.includes(part)) };
            keep(Object.values(left).every((one) => one.length === 0) ? undefined : left);
          }}
          onClose={() => setPublishing(false)}
        />
      )}
    </div>
  );
}

/** What customers want from one's sites: those parts are planned before anybody types them. */
function useKnownParts(): { part: string; site: string; unit: string }[] {
  const { as, asOf } = useScope();
  const scope = { as, asOf };
  const known = useQuery({ queryKey: ['balance', 'parts', scope], queryFn: ({ signal }) => readRunOuts(scope, undefined, 200, null, signal) });
  return known.data?.items ?? [];
}

function rowsOf(schedules: Schedule[], known: { part: string; site: string; unit: string }[], added: string[], site: string, { shownTo, usual }: { shownTo: ReadonlyMap<string, string[]>; usual: string[] }): PartRow[] {
  const rows = new Map<string, PartRow>();
  const partners = Map.groupBy(
    known.filter((one) => one.site === site),
    (one) => one.part,
  );
  const put = (part: string, unit: string, schedule?: Schedule): void => {
    if (rows.has(part)) return;
    rows.set(part, { part, unit, buyers: shownTo.get(part) ?? schedule?.buyers ?? usual, ...(schedule && { schedule }) });
  };
  const scheduleOf = new Map(schedules.map((schedule) => [schedule.part, schedule]));
  for (const part of added) put(part, scheduleOf.get(part)?.unit ?? partners.get(part)?.[0]?.unit ?? 'PCE', scheduleOf.get(part));
  for (const [part, its] of partners) put(part, scheduleOf.get(part)?.unit ?? its[0]?.unit ?? 'PCE', scheduleOf.get(part));
  for (const schedule of schedules) put(schedule.part, schedule.unit, schedule);
  return [...rows.values()];
}
