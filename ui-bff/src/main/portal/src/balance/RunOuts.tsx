import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter, PartnerFilter, TextFilter, useUrlFilters } from '../app/filters';
import { daysBetween } from '../app/days';
import { compare, minus } from '../app/decimal';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { useSiteName } from '../app/partners';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { mayPlan } from '../demand/demand';
import { useAgainst } from './Against';
import { balancePath, fitsRunOut, isStockRecorded, runOutKey, type RunOut, type RunOutRow, turnOf, useRunOuts } from './balance';
import classes from './balance.module.css';
import { coverText } from './BalanceTable';
import { Because } from './Because';
import { useOwnSites } from '../stock/stock';
import { OldestInput } from './Inputs';
import { useLater } from './later';
import { Sparkline } from './Sparkline';

/** Parts that run out, the earliest first. */
export function RunOuts() {
  const { t } = useTranslation('balance');
  const [filters, setFilters] = useUrlFilters(['part', 'partner', 'show', 'against'], { show: ['short', 'soon'] });
  const { as, asOf } = useScope();
  const { against, choice } = useAgainst('run-outs', filters.against, (one) => setFilters({ against: one }));
  const filtered = Boolean(filters.part || filters.partner || filters.show);
  const answer = useRunOuts(filters, against);
  return (
    <ListScreen
      title={t('title')}
      testId="run-outs"
      inHand
      source={{
        path: '/run-outs',
        params: { side: as, partner: filters.partner, against, asOf },
        keeps: (row) => fitsRunOut(row, filters),
      }}
      answer={answer}
      columns={useColumns(filters.partner, Boolean(against))}
      keyOf={runOutKey}
      marks={(row) => ({ 'data-testid': 'run-out-row', 'data-part': row.part, 'data-site': row.site, 'data-on': row.runOut?.on ?? '' })}
      filters={
        <>
          <TextFilter icon label={t('filter.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
          <PartnerFilter value={filters.partner} onChange={(partner) => setFilters({ partner })} />
          <ChoiceFilter label={t('filter.show')} all={t('filter.allParts')} value={filters.show} onChange={(show) => setFilters({ show })} options={(['short', 'soon'] as const).map((one) => ({ value: one as string, label: t(`filter.${one}`) }))} />
          {choice}
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: <WhatBrings /> }}
    />
  );
}

/** The inputs that bring parts to the list, with links. */
function WhatBrings() {
  const { t } = useTranslation('balance');
  const me = useMe();
  const { as, readOnly } = useScope();
  if (as !== 'buyer') return t('empty.supplier');
  return (
    <>
      {t('empty.buyer')} {mayPlan(me, as) && !readOnly && <ScopedLink to="/demand">{t('empty.buyerDoes')}</ScopedLink>}
    </>
  );
}

function useColumns(partner: string | undefined, compared: boolean): Column<RunOutRow>[] {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const me = useMe();
  const site = useSiteName();
  const at = (row: RunOutRow): string => site(me.party?.code ?? '', row.site);
  // A small desk needs the room, if there is no other site or a comparison takes it.
  const small = useMediaQuery('(min-width: 761px) and (max-width: 1120px)', false, { getInitialValueInEffect: false });
  const alone = useOwnSites().length === 1;
  const quantity = (row: RunOutRow, decimal: string): string => `${format.quantity(decimal)} ${format.unit(row.unit)}`;
  return [
    {
      name: 'part',
      head: t('column.part'),
      place: 'lead',
      cell: (row) => (
        <PartNumber part={row.part} partner={partner}>
          {(own) => (
            <ScopedLink to={balancePath(row.part, row.site, partner)} className="rowLink nowrap">
              {own}
            </ScopedLink>
          )}
        </PartNumber>
      ),
      value: (row) => row.part,
    },
    { name: 'site', head: t('column.site'), place: 'left', extra: small && alone, cell: (row) => <span className="whole">{at(row)}</span>, value: at, group: at },
    { name: 'opening', head: t('column.stock'), place: 'labelled', cell: (row) => (isStockRecorded(row) ? <span className="number nowrap">{quantity(row, row.opening)}</span> : <span className="dim">{t('noStock')}</span>),
      value: (row) => (isStockRecorded(row) ? row.opening : null),
      sheet: [
        { head: t('column.stock'), cell: (row) => (isStockRecorded(row) ? row.opening : null), number: true },
        { head: t('sheet.unit'), cell: (row) => row.unit },
      ],
      sum: (row) => (isStockRecorded(row) ? { quantity: row.opening, unit: row.unit } : null),
    },
    { name: 'cover', head: t('column.cover'), place: 'labelled', cell: (row) => (row.demand !== 'shared' ? t('noDemand') : isStockRecorded(row) ? <Cover row={row} /> : '–'),
      value: (row) => (isStockRecorded(row) ? (row.cover ?? row.coverAtLeast) : null),
      sheet: [
        { head: t('sheet.closing'), cell: (row) => (isStockRecorded(row) ? row.closing : null), number: true },
        { head: t('sheet.cover'), cell: (row) => (isStockRecorded(row) ? row.cover : null), number: true },
        { head: t('sheet.coverAtLeast'), cell: (row) => (isStockRecorded(row) ? row.coverAtLeast : null), number: true },
      ],
    },
    { name: 'course', head: t('column.course'), place: 'labelled', extra: small && compared, cell: (row) => row.course && <Sparkline course={row.course} today={row.today} unit={row.unit} /> },
    { name: 'on', head: t('column.runOut'), place: 'right', cell: (row) => <When row={row} />, value: (row) => row.runOut?.on, group: (row) => (row.runOut ? format.month(row.runOut.on.slice(0, 7)) : t('suffices')) },
    { name: 'size', head: t('column.size'), place: 'labelled', right: true, cell: (row) => row.runOut && <Size runOut={row.runOut} unit={row.unit} />, value: (row) => row.runOut?.size, sum: (row) => (row.runOut ? { quantity: minus('0', row.runOut.size), unit: row.unit } : null) },
    ...(compared
      ? [
          {
            name: 'before',
            head: t('column.before'),
            place: 'labelled' as const,
            cell: (row: RunOutRow) => <Before row={row} />,
            value: (row: RunOutRow) => row.before?.runOut?.on,
            group: (row: RunOutRow) => t(`turn.${turnOf(row) ?? 'none'}`),
            sheet: [
              { head: t('column.before'), cell: (row: RunOutRow) => row.before?.runOut?.on },
              { head: t('sheet.before'), cell: (row: RunOutRow) => row.before?.runOut?.size, number: true },
            ],
          },
        ]
      : []),
    {
      name: 'recovers',
      head: t('column.recovers'),
      place: 'labelled',
      cell: (row) => row.runOut && (row.runOut.recoversOn ? <span className="number nowrap">{format.date(row.runOut.recoversOn)}</span> : <span className={classes.never}>{t('neverRecovers')}</span>),
      value: (row) => row.runOut?.recoversOn,
    },
    { name: 'cause', head: t('column.cause'), place: 'labelled', cell: (row) => row.runOut?.cause && (
        <div className={classes.because}>
          <Because cause={row.runOut.cause} part={row.part} />
          {row.since && (
            <span className="dim number">
              {' '}
              {t('column.since')} <span className="nowrap">{format.moment(row.since)}</span>
            </span>
          )}
        </div>
      ) },
    { name: 'since', head: t('column.since'), place: 'labelled', quiet: true, extra: true, cell: (row) => row.since && <span className="number nowrap">{format.moment(row.since)}</span>, value: (row) => row.since },
    { name: 'inputs', head: t('column.inputs'), place: 'labelled', extra: small && compared, cell: (row) => <OldestInput inputs={row.inputs} /> },
  ];
}

/** How long tonight's stock lasts; shown if that differs from the current stock. */
function Cover({ row }: { row: RunOutRow }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const { closing, opening, unit } = row;
  return (
    <>
      <span className={`number ${classes.told}`} title={coverText(row, t, format.quantity)}>
        {coverText(row, t, format.days)}
      </span>
      {closing !== null && compare(closing, opening) !== 0 && (
        <div className="dim number nowrap" data-testid="cover-of">
          {t('coverOf', { quantity: `${format.quantity(closing)} ${format.unit(unit)}` })}
        </div>
      )}
    </>
  );
}

function When({ row: { runOut, belowMinimum, today, demand } }: { row: RunOutRow }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const breach = runOut ?? belowMinimum;
  if (!breach && demand !== 'shared') return <span className="dim">{t('noDemand')}</span>;
  if (!breach)
    return (
      <span className={classes.when}>
        <Sign tone="good" sign="✓">
          {t('suffices')}
        </Sign>
      </span>
    );
  const days = daysBetween(today, breach.on);
  return (
    <span className={classes.when}>
      <span className="number nowrap">{format.date(breach.on)}</span>
      <Sign tone={runOut ? (days <= 14 ? 'late' : 'open') : 'info'} sign={runOut ? '▽' : '↓'}>
        {runOut ? (days <= 0 ? t('outNow') : t('inDays', { count: days })) : t('belowMinimum')}
      </Sign>
    </span>
  );
}

const turns = { worse: { tone: 'late', sign: '▽' }, better: { tone: 'good', sign: '△' } } as const;

/** The run-out expected at the earlier moment; muted if unchanged. */
function Before({ row }: { row: RunOutRow }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const turn = turnOf(row);
  const then = row.before?.runOut;
  if (!turn) return <span className="dim">{t('turn.none')}</span>;
  if (turn === 'same') return <span className="dim">＝ {t('turn.same')}</span>;
  return (
    <span className={classes.when} data-testid="before" title={t('against.then', { at: format.moment(row.before?.at ?? '') })}>
      <span className={`number ${classes.told}`}>{then ? `${format.date(then.on)}, −${format.quantity(then.size)} ${format.unit(row.unit)}` : t('suffices')}</span>
      <Sign {...turns[turn]}>{t(`turn.${turn}`)}</Sign>
    </span>
  );
}

/** The size of the first shortage, and whether more follow. */
function Size({ runOut, unit }: { runOut: RunOut; unit: string }) {
  const format = useFormat();
  const later = useLater(unit)(runOut);
  return (
    <>
      <strong className="number nowrap">
        −{format.quantity(runOut.size)} {format.unit(unit)}
      </strong>
      {runOut.later && (
        <span className="dim number nowrap" title={later} data-testid="later">
          {' '}
          <span aria-hidden="true">+{runOut.later.times}</span>
          <span className="visually-hidden">{later}</span>
        </span>
      )}
    </>
  );
}
