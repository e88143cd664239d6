import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { byPartnerAndType, duration, type Pair, type Report, size, type State, states, timesOf } from './traffic';

/**
 * All figures of the period, for searching and export. The bars and shares above show the largest.
 */
export function TrafficTable({ report }: { report: Report }) {
  const { t } = useTranslation('interchanges');
  return (
    <TableWithin
      title={t('traffic.rows')}
      name="traffic-rows"
      rows={byPartnerAndType(report)}
      columns={useColumns(report)}
      keyOf={(row) => `${row.way} ${row.partner} ${row.type}`}
      marks={(row) => ({ 'data-testid': 'traffic-row', 'data-way': row.way, 'data-partner': row.partner, 'data-type': row.type })}
    />
  );
}

function useColumns(report: Report): Column<Pair>[] {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const partner = usePartnerName();
  const way = (row: Pair): string => t(`direction.${row.way}`);
  const name = (row: Pair): string => (row.partner ? partner(row.partner) : '–');
  const count = (of: number): string => format.quantity(String(of));
  const median = (row: Pair): number | undefined => timesOf(report, row.way).find((one) => one.day === null && one.partner === row.partner)?.p50Seconds;
  const ofState = (state: State): Column<Pair> => ({
    name: state,
    head: t(`state.${state}`),
    place: 'labelled',
    right: true,
    // Common states are visible at once; readers choose the others.
    extra: state !== 'applied' && state !== 'delivered' && state !== 'rejected',
    value: (row) => row.parts[state],
    sum: (row) => ({ quantity: String(row.parts[state] ?? 0), unit: '' }),
    cell: (row) => (row.parts[state] === undefined ? <span className="dim">–</span> : <span className="number">{count(row.parts[state])}</span>),
  });
  return [
    { name: 'partner', head: t('traffic.partnerOf'), place: 'lead', value: name, group: name, cell: (row) => <strong>{name(row)}</strong> },
    { name: 'way', head: t('traffic.way'), place: 'left', value: way, group: way, cell: way },
    { name: 'type', head: t('filter.type'), place: 'right', value: (row) => row.type, group: (row) => row.type, cell: (row) => row.type },
    { name: 'messages', head: t('column.messages'), place: 'trail', right: true, value: (row) => row.messages, sum: (row) => ({ quantity: String(row.messages), unit: '' }), cell: (row) => <span className="number">{count(row.messages)}</span> },
    ...[...new Set<State>([...states.in, ...states.out])].map(ofState),
    { name: 'size', head: t('fact.size'), place: 'labelled', right: true, value: (row) => row.bytes, cell: (row) => <span className="number nowrap">{size(row.bytes, format.language)}</span> },
    { name: 'took', head: t('traffic.tookHead'), place: 'labelled', right: true, quiet: true, value: median, cell: (row) => { const its = median(row); return its === undefined ? null : <span className="number nowrap">{duration(its, format.language)}</span>; } },
  ];
}
