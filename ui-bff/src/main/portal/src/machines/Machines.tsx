import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ChoiceFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { useSiteName } from '../app/partners';
import { rowsOf } from '../app/reading';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { useNow } from '../app/useNow';
import { useOwnSites } from '../stock/stock';
import { type Column, ListScreen } from '../table/ListScreen';
import { BottleneckSaid } from './BottleneckSaid';
import { BrokerSaid } from './BrokerSaid';
import { useDuration } from './duration';
import { useFormWords } from './formWords';
import { dueOf, machineKinds, type MachineRow, pathOf, stateOf, states, useMachines, useRecentStops, utilizedOf } from './machines';
import { isThin } from './oee';
import { usePercent } from './percent';
import { RECENT_DAYS } from './recent';
import { mayTend, seesMachines } from './roles';
import { useSince } from './since';
import { StateSign } from './signs';
import { TermsDialog } from './TermsDialog';
import { useWords } from './words';

/** How often the screen counts "since" again, in milliseconds. */
const TICK = 15_000;

/** The machines of the reader's company, or those that another company shows it. */
export function Machines() {
  const t = useWords();
  const format = useFormat();
  const sites = useOwnSites();
  const [filters, setFilters] = useUrlFilters(['site', 'kind', 'state'], { kind: machineKinds, state: states });
  const filtered = Object.values(filters).some(Boolean);
  const forms = useFormWords();
  const me = useMe();
  const { as, readOnly } = useScope();
  const own = seesMachines(me, as);
  const may = own && mayTend(me) && !readOnly;
  const [registering, setRegistering] = useState(false);
  return (
    <>
      <ListScreen
        title={t('title')}
        testId="machines"
        {...(sites.length > 1 && { group: 'site' })}
        answer={useMachines(filters)}
        above={
          own && (
            <>
              <BottleneckSaid site={filters.site ?? (sites.length === 1 ? (sites[0]?.code ?? '') : '')} />
              <BrokerSaid />
            </>
          )
        }
        actions={
          own && (
            <>
              <ScopedLink to="/machine-stops" className="underlined">
                {t('stop.recent', { days: RECENT_DAYS })}
              </ScopedLink>{' '}
              <ScopedLink to="/shifts" className="underlined">
                {forms('shifts.link')}
              </ScopedLink>
            </>
          )
        }
        columns={useColumns()}
        keyOf={(row) => row.id}
        marks={(row) => ({ 'data-testid': 'machine-row', 'data-code': row.code, 'data-state': stateOf(row) })}
        filters={
          <>
            {sites.length > 1 && <ChoiceFilter label={t('column.site')} all={t('filter.allSites')} value={filters.site} onChange={(site) => setFilters({ site })} options={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} />}
            <ChoiceFilter label={t('column.kind')} all={t('filter.allKinds')} value={filters.kind} onChange={(kind) => setFilters({ kind })} options={machineKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
            <ChoiceFilter label={t('column.state')} all={t('filter.allStates')} value={filters.state} onChange={(state) => setFilters({ state })} options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))} />
            {may && (
              <Button size="xs" leftSection={<IconPlus size={15} aria-hidden="true" />} onClick={() => setRegistering(true)} data-testid="register-machine">
                {forms('register')}
              </Button>
            )}
          </>
        }
        empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
      />
      {registering && <TermsDialog onClose={() => setRegistering(false)} />}
    </>
  );
}

/** The number of stops without a cause in the last days, by machine. */
function useStopsWithoutCause(): ReadonlyMap<string, number> {
  const rows = rowsOf(useRecentStops({ show: 'no-cause' }));
  const counts = new Map<string, number>();
  for (const { machineId } of rows) counts.set(machineId, (counts.get(machineId) ?? 0) + 1);
  return counts;
}

function useColumns(): Column<MachineRow>[] {
  const t = useWords();
  const format = useFormat();
  const percent = usePercent();
  const since = useSince();
  const duration = useDuration();
  const now = useNow(TICK);
  const siteName = useSiteName();
  const stops = useStopsWithoutCause();
  const alone = useOwnSites().length === 1;
  const site = (row: MachineRow): string => siteName(row.owner, row.site);
  const state = (row: MachineRow): string => t(`state.${stateOf(row)}`, { defaultValue: stateOf(row) });
  const known = (row: MachineRow): string | null => utilizedOf(row).coverage;
  const faults = (row: MachineRow): string[] => (row.faults ?? []).map((one) => one.code);
  return [
    {
      name: 'machine',
      head: t('column.machine'),
      place: 'lead',
      value: (row) => row.code,
      cell: (row) => (
        <>
          <ScopedLink to={pathOf(row.id)} className="rowLink number">
            {row.code}
          </ScopedLink>{' '}
          {row.names && <span>{format.text(row.names)}</span>}
        </>
      ),
    },
    { name: 'site', head: t('column.site'), place: 'labelled', extra: alone, cell: site, value: site, group: site },
    { name: 'kind', head: t('column.kind'), extra: true, cell: (row) => t(`kind.${row.kind}`, { defaultValue: row.kind }), value: (row) => t(`kind.${row.kind}`, { defaultValue: row.kind }), group: (row) => t(`kind.${row.kind}`, { defaultValue: row.kind }) },
    { name: 'state', head: t('column.state'), place: 'trail', value: state, group: state, cell: (row) => <StateSign state={stateOf(row)} /> },
    { name: 'since', head: t('column.since'), place: 'labelled', quiet: true, value: (row) => row.since, cell: (row) => (row.since === null ? t('notKnown') : <span className="number nowrap" title={since(row.since, now)}>{duration((now - Date.parse(row.since)) / 1_000)}</span>) },
    {
      name: 'oee',
      head: t('column.oee', { days: RECENT_DAYS }),
      place: 'labelled',
      right: true,
      value: (row) => utilizedOf(row).oee,
      cell: (row) => (
        <span className="number nowrap">
          {percent(utilizedOf(row).oee)}
          {isThin(known(row)) && <span className="dim small"> {t('oee.coverage', { coverage: percent(known(row)) })}</span>}
        </span>
      ),
    },
    { name: 'utilization', head: t('column.utilization', { days: RECENT_DAYS }), place: 'labelled', right: true, value: (row) => utilizedOf(row).utilization, cell: (row) => <span className="number nowrap">{percent(utilizedOf(row).utilization)}</span> },
    {
      name: 'attention',
      head: t('column.attention'),
      place: 'labelled',
      value: (row) => faults(row).length + (stops.get(row.id) ?? 0) + dueOf(row),
      cell: (row) =>
        faults(row).length + (stops.get(row.id) ?? 0) + dueOf(row) > 0 && (
        <>
          {faults(row).length > 0 && (
            <Sign tone="late" sign="✕" title={format.list(faults(row))}>
              {t(faults(row).length === 1 ? 'attention.fault' : 'attention.faults', { code: faults(row)[0], all: faults(row).length })}
            </Sign>
          )}{' '}
          {(stops.get(row.id) ?? 0) > 0 && (
            <Sign tone="open" sign="?">
              {t('attention.stops', { count: stops.get(row.id) })}
            </Sign>
          )}{' '}
          {dueOf(row) > 0 && (
            <Sign tone="open" sign="!">
              {t('attention.due', { count: dueOf(row) })}
            </Sign>
          )}
        </>
      ),
    },
  ];
}
