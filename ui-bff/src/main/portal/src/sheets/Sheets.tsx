import { useTranslation } from 'react-i18next';
import { TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink } from '../app/scope';
import { type Column, ListScreen } from '../table/ListScreen';
import { pathOf, type SheetRow, useSheets } from './sheets';

/** The parameter sheets in force. */
export function Sheets() {
  const { t } = useTranslation('sheets');
  const [filters, setFilters] = useUrlFilters(['code', 'part']);
  const filtered = Object.values(filters).some(Boolean);
  return (
    <ListScreen
      title={t('title')}
      testId="parameter-sheets"
      answer={useSheets(filters)}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'sheet-row', 'data-code': row.code })}
      filters={
        <>
          <TextFilter icon label={t('column.code')} value={filters.code} onChange={(code) => setFilters({ code })} testId="filter-code" />
          <TextFilter label={t('column.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function useColumns(): Column<SheetRow>[] {
  const { t } = useTranslation('sheets');
  const format = useFormat();
  const steps = (row: SheetRow): string => String(new Set(row.steps.map((one) => one.step)).size);
  return [
    {
      name: 'code',
      head: t('column.code'),
      place: 'lead',
      cell: (row) => (
        <ScopedLink to={pathOf(row.id)} className="rowLink number">
          {row.code}
        </ScopedLink>
      ),
      value: (row) => row.code,
    },
    { name: 'part', head: t('column.part'), cell: (row) => <PartNumber part={row.part}>{(own) => <PartLink part={own} />}</PartNumber>, value: (row) => row.part, group: (row) => row.part },
    { name: 'version', head: t('column.version'), place: 'labelled', right: true, cell: (row) => <span className="number">{row.version}</span>, value: (row) => row.version },
    { name: 'steps', head: t('column.steps'), place: 'labelled', right: true, cell: (row) => <span className="number">{steps(row)}</span>, value: steps },
    { name: 'published', head: t('column.published'), place: 'labelled', quiet: true, cell: (row) => <span className="number nowrap">{format.moment(row.publishedAt)}</span>, value: (row) => row.publishedAt },
  ];
}
