import { useTranslation } from 'react-i18next';
import { PartnerFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { type PartnershipRow, usePartnerships } from './partnerships';

/** The partnerships, and how their messages are read. */
export function Partnerships() {
  const { t } = useTranslation('partnerships');
  const [filters, setFilters] = useUrlFilters(['partner']);
  const answer = usePartnerships(filters);
  return (
    <ListScreen
      title={t('title')}
      testId="partnerships"
      answer={answer}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'partnership-row', 'data-partnership': `${row.buyer}:${row.supplier}` })}
      filters={<PartnerFilter value={filters.partner} onChange={(partner) => setFilters({ partner })} />}
      empty={{ title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function useColumns(): Column<PartnershipRow>[] {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  const name = usePartnerName();
  return [
    {
      name: 'partners',
      head: t('column.partners'),
      place: 'lead',
      cell: (row) => (
        <ScopedLink to={`/partnerships/${row.id}`} className="rowLink">
          {name(row.buyer)} → {name(row.supplier)}
        </ScopedLink>
      ),
      value: (row) => `${name(row.buyer)} → ${name(row.supplier)}`,
      group: (row) => name(row.buyer),
    },
    { name: 'messages', head: t('column.messages'), place: 'labelled', cell: (row) => row.messages.join(', ') || <span className="dim">{t('usual')}</span> },
    { name: 'charset', head: t('column.charset'), place: 'labelled', cell: (row) => row.charset ?? <span className="dim">{t('usual')}</span> },
    { name: 'dialect', head: t('column.dialect'), place: 'labelled', cell: (row) => (row.dialect ? t('yes') : <span className="dim">{t('none')}</span>) },
    { name: 'environment', head: t('column.environment'), place: 'labelled', cell: (row) => (row.environment ? t(`option.${row.environment}`, { defaultValue: row.environment }) : <span className="dim">{t('usual')}</span>) },
    { name: 'version', head: t('column.version'), place: 'trail', cell: (row) => <span className="number">v{row.version}</span>, value: (row) => row.version },
    { name: 'at', head: t('column.at'), place: 'labelled', quiet: true, cell: (row) => <span className="number">{format.moment(row.agreedAt)}</span>, value: (row) => row.agreedAt },
  ];
}
