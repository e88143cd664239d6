import { Button } from '@mantine/core';
import { IconArrowDownLeft, IconArrowUpRight, IconFileUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DayFilter, PartnerFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope, useScopedPath } from '../app/scope';
import { does, mayRunAgain, useMe } from '../app/Session';
import { Alerts } from './Alerts';
import { RunChosenAgain } from './RunChosenAgain';
import { Funnel, incoming, outgoing } from './Funnel';
import { type InterchangeRow, isHead, useCounts, useInterchanges } from './interchanges';
import { Traffic } from './Traffic';
import { OutcomeSign, ReceiverPaused, stateOf } from './signs';

/** Every interchange, in or out, and its outcome. */
export function Monitor() {
  const { t } = useTranslation('interchanges');
  const [filters, setFilters] = useUrlFilters(['direction', 'outcome', 'partner', 'type', 'reference', 'order', 'part', 'since', 'until'], { direction: ['in', 'out'], outcome: [...incoming, ...outgoing] });
  const filtered = Object.values(filters).some(Boolean);
  const answer = useInterchanges(filters);
  const counts = useCounts(filters);
  const { asOf, readOnly } = useScope();
  const me = useMe();
  const may = does(me, 'edi', 'buyer', 'sales', 'planner', 'operator') && !readOnly;
  return (
    <ListScreen
      title={t('title')}
      actions={may && <TryLink />}
      testId="interchanges"
      inHand
      source={{ path: '/edi/interchanges', params: { ...filters, asOf } }}
      answer={answer}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'interchange-row', 'data-id': row.id, 'data-direction': row.direction, 'data-state': stateOf(row) })}
      filters={
        <>
          <TextFilter icon label={t('filter.reference')} value={filters.reference} onChange={(reference) => setFilters({ reference })} testId="filter-reference" />
          <TextFilter label={t('filter.type')} value={filters.type} onChange={(type) => setFilters({ type: type.toUpperCase() })} testId="filter-type" />
          <TextFilter label={t('filter.order')} value={filters.order} onChange={(order) => setFilters({ order })} testId="filter-order" />
          <TextFilter label={t('filter.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
          <DayFilter label={t('filter.since')} value={filters.since} onChange={(since) => setFilters({ since })} testId="filter-since" />
          <DayFilter label={t('filter.until')} value={filters.until} onChange={(until) => setFilters({ until })} testId="filter-until" />
          <PartnerFilter value={filters.partner} onChange={(partner) => setFilters({ partner })} />
        </>
      }
      bulk={mayRunAgain(me) && !readOnly ? RunChosenAgain : undefined}
      above={
        <>
          <Alerts />
          <Funnel counts={counts.data} direction={filters.direction} state={filters.outcome} onChange={setFilters} />
          <Traffic partner={filters.partner} />
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function TryLink() {
  const { t } = useTranslation('interchanges');
  const path = useScopedPath();
  return (
    <Button component={Link} to={path('/interchanges/try')} variant="default" size="xs" leftSection={<IconFileUpload size={15} aria-hidden="true" />} data-testid="try-link">
      {t('try.title')}
    </Button>
  );
}

function useColumns(): Column<InterchangeRow>[] {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const name = usePartnerName();
  const channel = (row: InterchangeRow): string => t(`channel.${row.channel}`, { defaultValue: row.channel });
  const state = (row: InterchangeRow): string => t(`state.${stateOf(row)}`, { defaultValue: stateOf(row) });
  return [
    {
      name: 'reference',
      head: t('column.reference'),
      place: 'lead',
      cell: (row) => (
        <>
          <ScopedLink to={`/interchanges/${row.id}`} className="rowLink number">
            {row.reference || t('noReference')}
          </ScopedLink>{' '}
          {row.test && <span className="dim">{t('test')}</span>}
        </>
      ),
      value: (row) => row.reference,
    },
    { name: 'way', head: t('column.way'), cell: (row) => <Way row={row} name={name} />, value: (row) => `${name(row.sender)} → ${goesTo(row).map(name).join(', ')}`, group: (row) => name(row.sender) },
    { name: 'messages', head: t('column.messages'), place: 'left', cell: (row) => (isHead(row) ? t('messages', { count: row.messageCount }) : summary(row).join(', ')) || <span className="dim">–</span>, value: (row) => summary(row).join(', '), group: (row) => [...new Set(row.messages.map((one) => one.type))].join(', ') },
    { name: 'at', head: t('column.at'), place: 'right', cell: (row) => <span className="number">{format.moment(row.receivedAt)}</span>, value: (row) => row.receivedAt },
    { name: 'channel', head: t('column.channel'), place: 'left', quiet: true, cell: channel, value: channel, group: channel },
    { name: 'faults', head: t('column.faults'), place: 'right', cell: (row) => <Faults row={row} />, value: faults },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => (row.receiverPaused ? <ReceiverPaused /> : <OutcomeSign outcome={stateOf(row)} />), value: state, group: state },
  ];
}

const faults = (row: InterchangeRow): number => row.messages.reduce((total, message) => total + message.faults, 0);
const goesTo = (row: InterchangeRow): string[] => (row.direction === 'in' && row.partners.length > 0 ? row.partners : [row.receiver]);

/** How many faults; without faults, how many notes, which forbid nothing. */
function Faults({ row }: { row: InterchangeRow }) {
  const { t } = useTranslation('interchanges');
  const notes = row.messages.reduce((total, message) => total + message.notes, 0);
  if (isHead(row)) return <span className="dim">{t('faultsInside')}</span>;
  if (faults(row) > 0) return <>{t('faults', { count: faults(row) })}</>;
  if (notes > 0) return <span className="dim">{t('notes', { count: notes })}</span>;
  return <span className="dim onlyWide">–</span>;
}

/**
 * Sender and receiver. The hub stands between, so an incoming interchange continues to the partners
 * of its messages.
 */
function Way({ row, name }: { row: InterchangeRow; name: (code: string) => string }) {
  const { t } = useTranslation('interchanges');
  const Arrow = row.direction === 'out' ? IconArrowUpRight : IconArrowDownLeft;
  return (
    <>
      <Arrow size={15} stroke={1.7} style={{ verticalAlign: '-3px' }} aria-hidden="true" /> <span className="visually-hidden">{t(row.direction === 'out' ? 'direction.out' : 'direction.in')}</span>
      {name(row.sender)} <span className="dim">→</span> {goesTo(row).map(name).join(', ')}
    </>
  );
}

/** "DELFOR ×3" is shorter than DELFOR three times. */
function summary(row: InterchangeRow): string[] {
  const counts = new Map<string, number>();
  for (const { type } of row.messages) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => (count === 1 ? type : `${type} ×${count}`));
}
