import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { useScope } from '../app/scope';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { Difference } from './Difference';
import { labelled } from './packing';
import type { ReceiptLine, Shipment } from './shipments';

/** A line of a receipt; receipts and their lines are counted from 1. */
type Row = ReceiptLine & { receipt: number; line: number; day: string; number: string };

/** The received goods of a shipment, receipt by receipt, with their differences. */
export function Receipts({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation('shipping');
  const came = shipment.receipts.flatMap(({ packages }) => packages ?? []);
  return (
    <>
      <TableWithin
        title={t('receipts')}
        name="receipts"
        rows={shipment.receipts.flatMap(({ number, received, lines }, at) => lines.map((line, nth): Row => ({ ...line, receipt: at + 1, line: nth + 1, day: received, number: number ?? '' })))}
        columns={useColumns(shipment)}
        keyOf={(row) => `${row.receipt}.${row.line}`}
        marks={(row) => ({ 'data-testid': 'receipt-line', 'data-part': row.part, 'data-receipt': String(row.receipt) })}
        group="receipt"
      />
      {came.length > 0 && (
        <p data-testid="packages-came">
          {t('arrived.packages', { count: came.length, labels: came.map(labelled).join(t('unknown.comma')) })}{' '}
          {shipment.missingPackages.length > 0 && <strong>{t('arrived.missing', { count: shipment.missingPackages.length, labels: shipment.missingPackages.map(labelled).join(t('unknown.comma')) })}</strong>}
        </p>
      )}
    </>
  );
}

function useColumns(shipment: Shipment): Column<Row>[] {
  const { t } = useTranslation('shipping');
  const { as } = useScope();
  const format = useFormat();
  const found = ({ difference }: Row): string => (difference ? t(`found.${difference.kind}`, { defaultValue: difference.kind, quantity: format.quantity(difference.quantity) }) : '');
  return [
    {
      name: 'part',
      head: t('column.part'),
      place: 'lead',
      value: (row) => row.part,
      group: (row) => row.part,
      cell: (row) => (
        <PartNumber part={row.part} partner={as === 'buyer' ? shipment.supplier : shipment.buyer}>
          {(own) => <strong>{own}</strong>}
        </PartNumber>
      ),
    },
    {
      name: 'receipt',
      head: t('receipts'),
      place: 'labelled',
      inOrder: true,
      value: (row) => row.day,
      // Two receipts on one day remain two, with a number or without.
      group: (row) => [t('receivedOn', { day: format.date(row.day) }), row.number || (shipment.receipts.length > 1 ? `(${row.receipt})` : '')].filter(Boolean).join(' '),
      sheet: [
        { head: t('received'), cell: (row) => row.day },
        { head: t('receive.number'), cell: (row) => row.number },
      ],
      cell: (row) => (
        <>
          <span className="number nowrap">{format.date(row.day)}</span> <span className="dim">{row.number}</span>
        </>
      ),
    },
    { name: 'batch', head: t('column.batch'), place: 'labelled', value: (row) => row.batch, group: (row) => row.batch ?? '', cell: (row) => row.batch ?? <span className="dim">–</span> },
    {
      name: 'quantity',
      head: t('column.quantity'),
      place: 'trail',
      right: true,
      value: (row) => row.quantity,
      sum: ({ quantity, unit }) => ({ quantity, unit }),
      sheet: [
        { head: t('column.quantity'), cell: (row) => row.quantity, number: true },
        { head: t('column.unit'), cell: (row) => format.unit(row.unit) },
      ],
      cell: (row) => (
        <>
          <strong className="number">{format.quantity(row.quantity)}</strong> {format.unit(row.unit)}
        </>
      ),
    },
    { name: 'difference', head: t('difference'), value: found, group: (row) => found(row) || t('receive.asSent'), cell: (row) => (row.difference ? <Difference shipment={shipment} receipt={row.receipt} line={row.line} of={row} /> : <span className="dim">{t('receive.asSent')}</span>) },
  ];
}
