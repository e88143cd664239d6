import { useTranslation } from 'react-i18next';
import { ChoiceFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { useSiteName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { useMe } from '../app/Session';
import { type Column, ListScreen } from '../table/ListScreen';
import { pathOf, type Picking, states, usePickings } from './pickings';
import { StateSign, WrongSign } from './signs';

const WRONG = ['true'] as const;

/** Lists the pickings of the reader's company. */
export function Pickings() {
  const { t } = useTranslation('pickings');
  const [filters, setFilters] = useUrlFilters(['state', 'wrong'], { state: states, wrong: WRONG });
  const filtered = Object.values(filters).some(Boolean);
  return (
    <ListScreen
      title={t('title')}
      testId="pickings"
      answer={usePickings(filters)}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'picking-row', 'data-number': row.number, 'data-state': row.state })}
      filters={
        <>
          <ChoiceFilter label={t('column.state')} all={t('filter.allStates')} value={filters.state} onChange={(state) => setFilters({ state })} options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))} />
          <ChoiceFilter label={t('column.wrong')} all={t('filter.all')} value={filters.wrong} onChange={(wrong) => setFilters({ wrong })} options={WRONG.map((wrong) => ({ value: wrong, label: t('filter.wrong') }))} />
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function useColumns(): Column<Picking>[] {
  const { t } = useTranslation('pickings');
  const format = useFormat();
  const me = useMe();
  const siteName = useSiteName();
  const site = (row: Picking): string => siteName(me.party?.code ?? '', row.site);
  const state = (row: Picking): string => t(`state.${row.state}`, { defaultValue: row.state });
  return [
    {
      name: 'number',
      head: t('column.number'),
      place: 'lead',
      cell: (row) => (
        <ScopedLink to={pathOf(row.id)} className="rowLink number">
          {row.number}
        </ScopedLink>
      ),
      value: (row) => row.number,
    },
    { name: 'site', head: t('column.site'), place: 'labelled', cell: site, value: site, group: site },
    { name: 'shipment', head: t('column.shipment'), place: 'labelled', cell: (row) => row.shipment && <span className="number">{row.shipment}</span>, value: (row) => row.shipment },
    { name: 'lines', head: t('column.lines'), place: 'labelled', right: true, cell: (row) => <span className="number">{t('progress', { done: row.completeLines, all: row.lineCount })}</span>, value: (row) => t('progress', { done: row.completeLines, all: row.lineCount }) },
    { name: 'wrong', head: t('column.wrong'), place: 'labelled', cell: (row) => <WrongSign times={row.wrongScans.length} />, value: (row) => String(row.wrongScans.length) },
    { name: 'openedAt', head: t('column.opened'), place: 'labelled', quiet: true, cell: (row) => <span className="number nowrap">{format.moment(row.openedAt)}</span>, value: (row) => row.openedAt },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <StateSign state={row.state} />, value: state, group: state },
  ];
}
