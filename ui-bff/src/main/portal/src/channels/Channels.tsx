import { useTranslation } from 'react-i18next';
import { ChoiceFilter, PartnerFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { HUB, usePartnerName } from '../app/partners';
import { usePersonName } from '../app/people';
import { ScopedLink } from '../app/scope';
import { type ChannelRow, deliveries, useChannels } from './channels';
import { visible } from '../app/visible';
import { endsSoon } from './ending';
import { DaysSign, PauseSign } from './signs';

/** The way to each party, paused channels, and waiting interchanges. */
export function Channels() {
  const { t } = useTranslation('channels');
  const [filters, setFilters] = useUrlFilters(['delivery', 'paused', 'partner', 'ending'], { delivery: deliveries, paused: ['true', 'false'], ending: ['month'] });
  const { ending: soon, ...asked } = filters;
  return (
    <ListScreen
      title={t('title')}
      testId="channels"
      source={{ path: '/operator/channels', params: asked, ...(soon && { keeps: endsSoon }) }}
      answer={useChannels(filters)}
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
  const person = usePersonName();
  const delivery = (row: ChannelRow): string => t(`channel.${row.delivery}`);
  const state = (row: ChannelRow): string => t(row.pause === null ? 'open' : 'paused');
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
      value: (row) => name(row.party),
      sheet: [
        { head: t('column.party'), cell: (row) => name(row.party) },
        { head: t('column.code'), cell: (row) => row.party },
      ],
    },
    { name: 'delivery', head: t('column.delivery'), place: 'labelled', cell: delivery, value: delivery, group: delivery },
    {
      name: 'certificate',
      head: t('column.certificate'),
      place: 'labelled',
      cell: (row) => <DaysSign days={row.certificateDays} />,
      value: (row) => row.certificateDays,
      sheet: [{ head: t('column.certificateDays'), cell: (row) => row.certificateDays }],
    },
    { name: 'waiting', head: t('column.waiting'), place: 'labelled', cell: (row) => <Count of={row.waiting} />, value: (row) => row.waiting },
    { name: 'dead', head: t('column.dead'), place: 'labelled', cell: (row) => <Count of={row.dead} />, value: (row) => row.dead },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <PauseSign paused={row.pause !== null} />, value: state, group: state },
    {
      name: 'pause',
      head: t('column.why'),
      cell: (row) =>
        row.pause && (
          <>
            <span className="number">{format.moment(row.pause.since)}</span> {visible(row.pause.reason ?? '')} {row.pause.by && <span className="dim">{person(HUB, row.pause.by)}</span>}
          </>
        ),
      value: (row) => row.pause?.since,
      sheet: [
        { head: t('column.since'), cell: (row) => row.pause?.since },
        { head: t('column.reason'), cell: (row) => row.pause?.reason },
        { head: t('column.by'), cell: (row) => row.pause && person(HUB, row.pause.by) },
      ],
    },
  ];
}

function Count({ of }: { of: number }) {
  const format = useFormat();
  return of === 0 ? <span className="dim">0</span> : <strong className="number">{format.quantity(String(of))}</strong>;
}
