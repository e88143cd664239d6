import { useTranslation } from 'react-i18next';
import { PartnerFilter, TextFilter, useUrlFilters } from '../app/filters';
import { daysBetween, today } from '../app/days';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../app/ListScreen';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { balancePath, type RunOutRow, useRunOuts } from './balance';
import classes from './balance.module.css';
import { CauseOf } from './CauseOf';
import { OldestInput } from './Inputs';

/** Which parts do not suffice, the first to run out on top. */
export function RunOuts() {
  const { t } = useTranslation('balance');
  const [filters, setFilters] = useUrlFilters(['part', 'partner']);
  const { as } = useScope();
  const filtered = Object.values(filters).some(Boolean);
  return (
    <ListScreen
      title={t('title')}
      testId="run-outs"
      answer={useRunOuts(filters)}
      columns={useColumns()}
      keyOf={rowKey}
      marks={(row) => ({ 'data-testid': 'run-out-row', 'data-part': row.part, 'data-site': row.site, 'data-on': row.runOut?.on ?? '' })}
      filters={
        <>
          <TextFilter icon label={t('filter.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
          <PartnerFilter value={filters.partner} onChange={(partner) => setFilters({ partner })} />
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t(as === 'buyer' ? 'empty.buyer' : 'empty.supplier') }}
    />
  );
}

export const rowKey = (row: { part: string; site: string; partner?: string | null }): string => `${row.site}|${row.part}|${row.partner ?? ''}`;

function useColumns(): Column<RunOutRow>[] {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const me = useMe();
  const partner = usePartnerName();
  const site = useSiteName();
  const quantity = (row: RunOutRow, decimal: string): string => `${format.quantity(decimal)} ${format.unit(row.unit)}`;
  return [
    {
      name: 'part',
      head: t('column.part'),
      place: 'lead',
      cell: (row) => (
        <>
          <ScopedLink to={balancePath(row.part, row.site, row.partner)} className="rowLink">
            {row.part}
          </ScopedLink>{' '}
          <span className="dim">{row.names && (row.names[format.language] ?? row.names.en ?? row.names.zh)}</span>
        </>
      ),
    },
    { name: 'site', head: t('column.site'), place: 'left', cell: (row) => <>{site(me.party?.code ?? '', row.site)} {row.partner && <span className="dim">{partner(row.partner)}</span>}</> },
    { name: 'on', head: t('column.runOut'), place: 'trail', cell: (row) => <When row={row} /> },
    { name: 'size', head: t('column.size'), place: 'right', cell: (row) => row.runOut && <strong className="number nowrap">−{quantity(row, row.runOut.size)}</strong> },
    {
      name: 'recovers',
      head: t('column.recovers'),
      place: 'labelled',
      cell: (row) => row.runOut && (row.runOut.recoversOn ? <span className="number nowrap">{format.date(row.runOut.recoversOn)}</span> : <span className={classes.never}>{t('neverRecovers')}</span>),
    },
    { name: 'cause', head: t('column.cause'), cell: (row) => <CauseOf cause={row.runOut?.cause} /> },
    { name: 'since', head: t('column.since'), place: 'labelled', quiet: true, cell: (row) => row.runOut && row.since && <span className="number nowrap">{format.moment(row.since)}</span> },
    { name: 'inputs', head: t('column.inputs'), place: 'labelled', cell: (row) => <OldestInput inputs={row.inputs} /> },
  ];
}

function When({ row: { runOut, belowMinimum } }: { row: RunOutRow }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const breach = runOut ?? belowMinimum;
  if (!breach)
    return (
      <Sign tone="good" sign="✓">
        {t('suffices')}
      </Sign>
    );
  const days = daysBetween(today(), breach.on);
  return (
    <span className={classes.when}>
      <span className="number nowrap">{format.date(breach.on)}</span>
      <Sign tone={runOut ? (days <= 14 ? 'late' : 'open') : 'info'} sign={runOut ? '▽' : '↓'}>
        {runOut ? (days <= 0 ? t('outNow') : t('inDays', { count: days })) : t('belowMinimum')}
      </Sign>
    </span>
  );
}
