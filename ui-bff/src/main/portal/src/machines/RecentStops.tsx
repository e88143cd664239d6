import { useState } from 'react';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { useNow } from '../app/useNow';
import { useOwnSites } from '../stock/stock';
import { type Column, ListScreen } from '../table/ListScreen';
import { CauseDialog } from './CauseDialog';
import { pathOf, type Stop, useRecentStops } from './machines';
import { RECENT_DAYS } from './recent';
import { mayTend } from './roles';
import { useStopColumns } from './stopColumns';
import { useWords } from './words';

/** How often the screen counts the length of a lasting stop again, in milliseconds. */
const TICK = 15_000;

/** Lists the stops of all machines in the last days, and opens the form for a cause. */
export function RecentStops() {
  const t = useWords();
  const format = useFormat();
  const now = useNow(TICK);
  const sites = useOwnSites();
  const [filters, setFilters] = useUrlFilters(['site', 'machine', 'show'], { show: ['no-cause'] });
  const [stating, setStating] = useState<Stop>();
  return (
    <>
      <ListScreen
        title={t('stop.recent', { days: RECENT_DAYS })}
        testId="machine-stops"
        answer={useRecentStops(filters)}
        columns={useColumns(setStating, now)}
        keyOf={(row) => `${row.machineId} ${row.n}`}
        marks={(row) => ({ 'data-testid': 'stop-row', 'data-machine': row.machine, 'data-stop': String(row.n) })}
        filters={
          <>
            {sites.length > 1 && <ChoiceFilter label={t('column.site')} all={t('filter.allSites')} value={filters.site} onChange={(site) => setFilters({ site })} options={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} />}
            <TextFilter icon label={t('column.code')} value={filters.machine} onChange={(code) => setFilters({ machine: code })} testId="filter-machine" />
            <ChoiceFilter label={t('stop.cause')} all={t('filter.allStops')} value={filters.show} onChange={(show) => setFilters({ show })} options={[{ value: 'no-cause', label: t('stop.noCause') }]} />
          </>
        }
        empty={{ title: t('stop.noneRecent'), why: t('stop.none') }}
      />
      {stating && <CauseDialog machine={stating.machineId} name={stating.machine} stop={stating} onClose={() => setStating(undefined)} />}
    </>
  );
}

function useColumns(open: (stop: Stop) => void, now: number): Column<Stop>[] {
  const t = useWords();
  const me = useMe();
  const { readOnly } = useScope();
  const [first, ...others] = useStopColumns({ owner: me.party?.code ?? '', now, mayState: mayTend(me) && !readOnly, open });
  const machine: Column<Stop> = {
    name: 'machine',
    head: t('column.machine'),
    place: 'left',
    value: (row) => row.machine,
    group: (row) => row.machine,
    cell: (row) => (
      <ScopedLink to={pathOf(row.machineId)} className="rowLink number">
        {row.machine}
      </ScopedLink>
    ),
  };
  return first ? [first, machine, ...others] : [machine];
}
