import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { OriginLink } from '../app/OriginLink';
import { PartNumber } from '../app/PartNumber';
import { useScope } from '../app/scope';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import type { SentLine, Shipment } from './shipments';
import classes from './shipping.module.css';

type Row = SentLine & { at: number };

/**
 * Sent equals received, less the excess, plus the short and the open quantity. Damaged goods count
 * as received.
 */
const kinds = [['short', 'missing'], ['over', 'over'], ['damaged', 'damaged']] as const;
const differs = (line: SentLine): boolean => kinds.some(([, name]) => Number(line[name]) !== 0);

/** A shipment's contents, and how much of them arrived. */
export function ShippedLines({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation('shipping');
  return (
    <TableWithin
      title={t('lines')}
      name="lines"
      // Lines have no key of their own and never move.
      rows={shipment.lines.map((line, at): Row => ({ ...line, at }))}
      columns={useColumns(shipment)}
      keyOf={(line) => String(line.at)}
      marks={(line) => ({ 'data-testid': 'shipped-line', 'data-part': line.part })}
    />
  );
}

function useColumns(shipment: Shipment): Column<Row>[] {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const { as } = useScope();
  const partner = as === 'buyer' ? shipment.supplier : shipment.buyer;
  const madeFor = (line: SentLine): string => line.order ?? line.agreement ?? '';
  const batch: Column<Row> = { name: 'batch', head: t('column.batch'), place: 'labelled', value: (line) => line.batch, group: (line) => line.batch ?? '', cell: (line) => line.batch ?? <span className="dim">–</span> };
  const named: Column<Row> = { name: 'for', head: t('column.for'), place: 'labelled', value: madeFor, group: madeFor, cell: (line) => madeFor(line) || <span className="dim">–</span> };
  const said = (line: SentLine): string => kinds.flatMap(([kind, name]) => (Number(line[name]) === 0 ? [] : [t(`found.${kind}`, { quantity: format.quantity(line[name]) })])).join(' · ');
  const difference: Column<Row> = { name: 'difference', head: t('difference'), place: 'labelled', right: true, value: said, cell: (line) => differs(line) && <span className={`number ${classes.difference}`}>{said(line)}</span> };
  return [
    {
      name: 'part',
      head: t('column.part'),
      place: 'lead',
      value: (line) => line.part,
      group: (line) => line.part,
      cell: (line) => (
        <>
          <PartNumber part={line.part} other={line.partnerPart} partner={partner}>
            {(own) => <strong>{own}</strong>}
          </PartNumber>
          {line.deliveryNote && line.deliveryNote !== shipment.number && <div className="dim">{t('deliveryNote', { number: line.deliveryNote })}</div>}
          {line.unloadingPoint && <div className="dim">{t('unloadingPoint', { place: line.unloadingPoint })}</div>}
        </>
      ),
    },
    ...(shipment.lines.some((line) => line.batch) ? [batch] : []),
    ...(shipment.lines.some(madeFor) ? [named] : []),
    {
      name: 'quantity',
      head: t('column.quantity'),
      place: 'trail',
      right: true,
      value: (line) => line.quantity,
      sum: ({ quantity, unit }) => ({ quantity, unit }),
      sheet: [
        { head: t('column.quantity'), cell: (line) => line.quantity, number: true },
        { head: t('column.unit'), cell: (line) => format.unit(line.unit) },
      ],
      cell: (line) => (
        <>
          <strong className="number">{format.quantity(line.quantity)}</strong> {format.unit(line.unit)} <OriginLink origin={{ interchange: shipment.interchange, message: shipment.message, segment: line.segment ?? null }} />
        </>
      ),
    },
    { name: 'received', head: t('received'), place: 'labelled', right: true, value: (line) => line.received, sum: ({ received, unit }) => ({ quantity: received, unit }), cell: (line) => <span className="number">{format.quantity(line.received)}</span> },
    ...(shipment.lines.some(differs) ? [difference] : []),
    { name: 'open', head: t('column.open'), place: 'labelled', right: true, value: (line) => line.open, sum: ({ open, unit }) => ({ quantity: open, unit }), cell: (line) => <span className="number">{format.quantity(line.open)}</span> },
  ];
}
