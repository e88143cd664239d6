import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import type { Column } from '../table/columns';
import { type BatchRow, pathOf } from './batches';
import { BatchSign, standingOf } from './signs';

/** The columns of every list of batches. */
export function useBatchColumns(): Column<BatchRow>[] {
  const { t } = useTranslation('batches');
  const format = useFormat();
  const partner = usePartnerName();
  const maker = (row: BatchRow): string => partner(row.maker);
  const standing = (row: BatchRow): string => t(`state.${standingOf(row) as 'usable'}`, { defaultValue: standingOf(row) });
  const amount = (name: 'quantity' | 'remaining', head: string): Column<BatchRow> => ({
    name,
    head,
    place: 'labelled',
    right: true,
    cell: (row) => {
      const value = row[name];
      return (
        value !== null && (
          <span className="nowrap">
            <span className="number">{format.quantity(value)}</span> {row.unit && format.unit(row.unit)}
          </span>
        )
      );
    },
    value: (row) => row[name],
  });
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
    { name: 'part', head: t('column.part'), cell: (row) => <PartNumber part={row.part} other={row.partnerPart}>{(own) => <PartLink part={own} />}</PartNumber>, value: (row) => row.part, group: (row) => row.part },
    { name: 'maker', head: t('column.maker'), place: 'labelled', cell: maker, value: maker, group: maker },
    amount('quantity', t('column.quantity')),
    amount('remaining', t('column.remaining')),
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <BatchSign batch={row} />, value: standing, group: standing },
  ];
}
