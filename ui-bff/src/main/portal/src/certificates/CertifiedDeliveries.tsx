import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { ScopedLink } from '../app/scope';
import { Failed } from '../app/states';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { type Deliveries, useDeliveries } from './certificates';
import classes from './certificates.module.css';

type Row = Deliveries['lines'][number] & { at: number };

/**
 * The quantity sent of a certificate's goods, beside the certified quantity; empty until something
 * was sent.
 */
export function CertifiedDeliveries({ id }: { id: string }) {
  const { t } = useTranslation('certificates');
  const answer = useDeliveries(id);
  const columns = useColumns();
  if (answer.isError && !answer.data)
    return (
      <section className={`panel ${classes.panel}`} aria-label={t('deliveries.title')}>
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      </section>
    );
  if (!answer.data || answer.data.lines.length === 0) return null;
  return (
    <TableWithin
      title={t('deliveries.title')}
      name="certified-deliveries"
      // Lines have no key of their own and never move.
      rows={answer.data.lines.map((line, at): Row => ({ ...line, at }))}
      columns={columns}
      keyOf={(row) => String(row.at)}
      marks={(row) => ({ 'data-testid': 'certified-delivery', 'data-number': row.number })}
      above={<Sum deliveries={answer.data} />}
    />
  );
}

function Sum({ deliveries: { certified, unit, sent, exceeded } }: { deliveries: Deliveries }) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  if (sent === null) return <Notice tone="open">{t('deliveries.untold')}</Notice>;
  const said = { certified: format.quantity(certified), sent: format.quantity(sent), unit: format.unit(unit) };
  return (
    <Notice tone={exceeded ? 'late' : 'quiet'}>
      <span data-testid="certified-sum" data-exceeded={String(exceeded)}>
        {t(exceeded ? 'deliveries.exceeded' : 'deliveries.within', said)}
      </span>
    </Notice>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  return [
    {
      name: 'shipment',
      head: t('deliveries.shipment'),
      place: 'lead',
      value: (row) => row.number,
      cell: (row) => (
        <ScopedLink to={`/shipments/${encodeURIComponent(row.shipment)}`} className="rowLink number">
          {row.number}
        </ScopedLink>
      ),
    },
    { name: 'shipped', head: t('deliveries.shipped'), place: 'labelled', value: (row) => row.shipped, cell: (row) => row.shipped && <span className="number nowrap">{format.date(row.shipped)}</span> },
    { name: 'batch', head: t('column.batch'), place: 'labelled', value: (row) => row.batch, group: (row) => row.batch ?? '', cell: (row) => row.batch && <span className="number">{row.batch}</span> },
    {
      name: 'quantity',
      head: t('column.quantity'),
      place: 'labelled',
      right: true,
      value: (row) => row.quantity,
      cell: (row) => (
        <span className="nowrap">
          <span className="number">{format.quantity(row.quantity)}</span> {format.unit(row.unit)}
        </span>
      ),
    },
  ];
}
