import { useTranslation } from 'react-i18next';
import { ChoiceFilter, PartnerFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { type ChannelRow, deliveries, useChannels } from './channels';
import { visible } from '../app/visible';
import { DaysSign, PauseSign } from './signs';

/** How the hub reaches each party, whose way is closed, and what waits for whom. */
export function Channels() {
  const { t } = useTranslation('channels');
  const [filters, setFilters] = useUrlFilters(['delivery', 'paused', 'partner', 'ending']);
  const answer = useChannels(filters);
  return (
    <ListScreen
      title={t('title')}
      testId="channels"
      answer={answer}
      columns={useColumns()}
      keyOf={(row) => row.party}
      marks={(row) => ({ 'data-testid': 'channel-row', 'data-party': row.party, 'data-paused': String(row.pause !== null) })}
      filters={
        <>
          <PartnerFilter value={filters.partner} onChange={(partner) => setFilters({ partner })} />
          <ChoiceFilter
            label={t('column.delivery')}
            all={t('filter.anyWay')}
            value={filters.delivery}
            onChange={(delivery) => setFilters({ delivery })}
            options={deliveries.map((one) => ({ value: one, label: t(`channel.${one}`) }))}
          />
          <ChoiceFilter
            label={t('column.state')}
            all={t('filter.anyState')}
            value={filters.paused}
            onChange={(paused) => setFilters({ paused })}
            options={[
              { value: 'true', label: t('paused') },
              { value: 'false', label: t('open') },
            ]}
          />
          <ChoiceFilter label={t('column.certificate')} all={t('filter.anyCertificate')} value={filters.ending} onChange={(ending) => setFilters({ ending })} options={[{ value: 'month', label: t('filter.ending') }]} />
        </>
      }
      empty={{ title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function useColumns(): Column<ChannelRow>[] {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const name = usePartnerName();
  return [
    {
      name: 'party',
      head: t('column.party'),
      place: 'lead',
      cell: (row) => (
        <>
          <ScopedLink to={`/channels/${row.party}`} className="rowLink">
            {name(row.party)}
          </ScopedLink>{' '}
          <span className="dim">{row.party}</span>
        </>
      ),
    },
    { name: 'delivery', head: t('column.delivery'), place: 'labelled', cell: (row) => t(`channel.${row.delivery}`) },
    { name: 'certificate', head: t('column.certificate'), place: 'labelled', cell: (row) => <DaysSign days={row.certificateDays} /> },
    { name: 'waiting', head: t('column.waiting'), place: 'labelled', cell: (row) => <Count of={row.waiting} /> },
    { name: 'dead', head: t('column.dead'), place: 'labelled', cell: (row) => <Count of={row.dead} /> },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <PauseSign paused={row.pause !== null} /> },
    {
      name: 'pause',
      head: t('column.why'),
      cell: (row) =>
        row.pause && (
          <>
            <span className="number">{format.moment(row.pause.since)}</span> {visible(row.pause.reason ?? '')} {row.pause.by && <span className="dim">{visible(row.pause.by)}</span>}
          </>
        ),
    },
  ];
}

function Count({ of }: { of: number }) {
  const format = useFormat();
  return of === 0 ? <span className="dim">0</span> : <strong className="number">{format.quantity(String(of))}</strong>;
}
