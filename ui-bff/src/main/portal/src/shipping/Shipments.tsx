import { Button } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChoiceFilter, PartnerFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName, useSiteName } from '../app/partners';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink, useScope, useScopedPath } from '../app/scope';
import { useMe } from '../app/Session';
import { mayShip } from './roles';
import { type Shipment, shipmentParams, states, TO_SETTLE, UNCERTIFIED, useShipments } from './shipments';
import { ShipmentSign } from './signs';

/** Shipments sent, in transit and received. */
export function Shipments() {
  const { t } = useTranslation('shipping');
  const me = useMe();
  const path = useScopedPath();
  const { as, asOf, readOnly } = useScope();
  const [filters, setFilters] = useUrlFilters(['number', 'part', 'partner', 'state'], { state: [...states, TO_SETTLE, UNCERTIFIED] });
  const filtered = Object.values(filters).some(Boolean);
  return (
    <ListScreen
      title={t('title')}
      testId="shipments"
      inHand
      source={{ path: '/shipments', params: shipmentParams(filters, { as, asOf }) }}
      answer={useShipments(filters)}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'shipment-row', 'data-number': row.number, 'data-state': row.state })}
      filters={
        <>
          <TextFilter icon label={t('column.number')} value={filters.number} onChange={(number) => setFilters({ number })} testId="filter-number" />
          <TextFilter label={t('column.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
          <PartnerFilter value={filters.partner} onChange={(partner) => setFilters({ partner })} />
          <ChoiceFilter label={t('column.state')} all={t('filter.allStates')} value={filters.state} onChange={(state) => setFilters({ state })} options={[...states.map((state) => ({ value: state as string, label: t(`state.${state}`) })), { value: TO_SETTLE, label: t('filter.toSettle') }, { value: UNCERTIFIED, label: t('filter.uncertified') }]} />
          {mayShip(me, as) && !readOnly && (
            <Button component={Link} to={path('/shipments/new?pick=due')} size="xs" leftSection={<IconTruckDelivery size={16} aria-hidden="true" />} data-testid="ship-link">
              {t('ship.title')}
            </Button>
          )}
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t(as === 'buyer' ? 'empty.buyer' : 'empty.supplier') }}
    />
  );
}

function useColumns(): Column<Shipment>[] {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const { as } = useScope();
  const partner = usePartnerName();
  const site = useSiteName();
  const other = (row: Shipment): string => partner(as === 'buyer' ? row.supplier : row.buyer);
  return [
    {
      name: 'number',
      head: t('column.number'),
      place: 'lead',
      cell: (row) => (
        <ScopedLink to={`/shipments/${encodeURIComponent(row.id)}`} className="rowLink number">
          {row.number}
        </ScopedLink>
      ),
      value: (row) => row.number,
    },
    {
      name: 'partner',
      head: t(as === 'buyer' ? 'column.supplier' : 'column.customer'),
      cell: (row) => (
        <>
          {other(row)} {row.shipTo && <span className="dim together">→ {site(row.buyer, row.shipTo)}</span>}
        </>
      ),
      value: other,
      group: other,
    },
    {
      name: 'parts',
      head: t('column.parts'),
      cell: (row) => <Parts of={row} />,
      value: (row) => row.lines[0]?.part,
      sheet: [{ head: t('column.parts'), cell: (row) => (row.lines.length < row.lineCount ? t('lineCount', { count: row.lineCount }) : row.lines.map((line) => `${line.part} ${line.quantity} ${line.unit}`).join('; ')) }],
    },
    { name: 'shipTo', head: t('column.shipTo'), place: 'labelled', extra: true, cell: (row) => row.shipTo && site(row.buyer, row.shipTo), value: (row) => row.shipTo, group: (row) => (row.shipTo ? site(row.buyer, row.shipTo) : '') },
    { name: 'shipped', head: t('column.shipped'), place: 'labelled', quiet: true, cell: (row) => row.shipped && <span className="number nowrap">{format.date(row.shipped)}</span>, value: (row) => row.shipped },
    { name: 'arrives', head: t('column.arrives'), place: 'labelled', cell: (row) => row.arrives && <span className="number nowrap">{format.date(row.arrives)}</span>, value: (row) => row.arrives, group: (row) => (row.arrives ? format.date(row.arrives) : '') },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <ShipmentSign shipment={row} />, value: (row) => t(`state.${row.state}`), group: (row) => t(`state.${row.state}`) },
  ];
}

const SHOWN = 2;

function Parts({ of }: { of: Shipment }) {
  const { t } = useTranslation('shipping');
  const { as } = useScope();
  const format = useFormat();
  return (
    <>
      {of.lines.slice(0, SHOWN).map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no key of their own and never move
        <Fragment key={at}>
          {at > 0 && ', '}
          <PartNumber part={line.part} other={line.partnerPart} partner={as === 'buyer' ? of.supplier : of.buyer} />{' '}
          <span className="nowrap">
            {format.quantity(line.quantity)} {format.unit(line.unit)}
          </span>
        </Fragment>
      ))}
      {of.lines.length < of.lineCount && t('lineCount', { count: of.lineCount })}
      {of.lines.length > SHOWN && <span className="dim"> {t('andMore', { count: of.lines.length - SHOWN })}</span>}
    </>
  );
}
