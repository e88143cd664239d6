import { Title } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type BatchRow, useBatches } from '../batches/batches';
import { useBatchColumns } from '../batches/columns';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName } from '../app/partners';
import { rowsOf } from '../app/reading';
import { type Certificate, isStanding, pathOf, useCertificates } from '../certificates/certificates';
import { StateSign } from '../certificates/signs';
import { type Page, ScopedLink, useScope } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { type Shipment, UNCERTIFIED, useShipments } from '../shipping/shipments';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { useInspectionColumns } from './columns';
import { toCertify } from './inbox';
import { useInspections } from './inspections';

/** The inspector's work: to inspect, to certify, certificates that are missing, and certificates and batches that are contested. */
export function Inbox() {
  const { t } = useTranslation('inspections');
  const { as } = useScope();
  const open = useInspections({ state: 'open' });
  const passed = useInspections({ state: 'passed' });
  const overruled = useInspections({ state: 'overruled' });
  const batches = useBatches({});
  const missing = useShipments({ state: UNCERTIFIED });
  const certificates = useCertificates({});
  const columns = useInspectionColumns();
  const ofBatches = useBatchColumns();
  const ofShipments = useShipmentColumns();
  const ofCertificates = useCertificateColumns();
  const contested = rowsOf<BatchRow>(batches).filter((one) => one.contested || one.state === 'blocked');
  return (
    <div className="page ofList" data-testid="quality">
      <title>{`${t('inbox.title')} · Weft`}</title>
      <Title order={1}>{t('inbox.title')}</Title>
      <Part answer={open} title={t('inbox.open')} none={t('inbox.openNone')} more="/inspections?state=open">
        {(rows) => <TableWithin title={t('inbox.open')} name="to-inspect" rows={rows} columns={columns} keyOf={(row) => row.id} marks={(row) => ({ 'data-testid': 'to-inspect', 'data-number': row.number })} />}
      </Part>
      {as === 'supplier' && (
        <Part answer={passed} also={overruled} title={t('inbox.certify')} none={t('inbox.certifyNone')} pick={(rows) => toCertify(rows, rowsOf<BatchRow>(batches))}>
          {(rows) => <TableWithin title={t('inbox.certify')} name="to-certify" rows={rows} columns={columns} keyOf={(row) => row.id} marks={(row) => ({ 'data-testid': 'to-certify', 'data-number': row.number })} />}
        </Part>
      )}
      <Part answer={missing} title={t('inbox.missing')} none={t('inbox.missingNone')} more="/shipments?state=uncertified">
        {(rows) => <TableWithin title={t('inbox.missing')} name="missing" rows={rows} columns={ofShipments} keyOf={(row) => row.id} marks={(row) => ({ 'data-testid': 'missing', 'data-number': row.number })} />}
      </Part>
      <Part answer={certificates} title={t('inbox.contestedCertificates')} none={t('inbox.contestedCertificatesNone')} more="/certificates" pick={contestedOf}>
        {(rows) => <TableWithin title={t('inbox.contestedCertificates')} name="contested-certificates" rows={rows} columns={ofCertificates} keyOf={(row) => row.id} marks={(row) => ({ 'data-testid': 'contested-certificate', 'data-number': row.number })} />}
      </Part>
      <Part answer={batches} title={t('inbox.contested')} none={t('inbox.contestedNone')} pick={() => contested}>
        {(rows) => <TableWithin title={t('inbox.contested')} name="contested" rows={rows} columns={ofBatches} keyOf={(row) => row.id} marks={(row) => ({ 'data-testid': 'contested', 'data-number': row.number })} />}
      </Part>
    </div>
  );
}

type Answer<Row> = UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
type PartProps<Row> = { answer: Answer<Row>; /** More rows of the same kind. */ also?: Answer<Row>; title: string; none: string; /** The whole list. */ more?: string; /** The rows that wait; all without it. */ pick?: (rows: Row[]) => Row[]; children: (rows: Row[]) => ReactNode };

/** One kind of work. It says so when nothing waits, and where to find the rest of a long list. */
function Part<Row extends object>({ answer, also, title, none, more, pick = (rows) => rows, children }: PartProps<Row>) {
  const { t } = useTranslation('inspections');
  const answers = also ? [answer, also] : [answer];
  if (answers.some((one) => one.isPending)) return <Loading />;
  const failed = answers.find((one) => one.isError && !one.data);
  if (failed) return <Failed error={failed.error} retry={() => answers.forEach((one) => void one.refetch())} />;
  const rows = pick(answers.flatMap((one) => rowsOf<Row>(one)));
  return (
    <>
      {rows.length === 0 ? (
        <section aria-label={title}>
          <Title order={2} size="h4" mt="lg">
            {title}
          </Title>
          <p className="dim">{none}</p>
        </section>
      ) : (
        children(rows)
      )}
      {answers.some((one) => one.hasNextPage) && <p className="dim">{more ? <ScopedLink to={more}>{t('inbox.more')}</ScopedLink> : t('inbox.cut')}</p>}
    </>
  );
}

function useShipmentColumns(): Column<Shipment>[] {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const partner = usePartnerName();
  const { as } = useScope();
  const other = (row: Shipment): string => partner(as === 'buyer' ? row.supplier : row.buyer);
  return [
    {
      name: 'number',
      head: t('inbox.shipment'),
      place: 'lead',
      cell: (row) => (
        <ScopedLink to={`/shipments/${encodeURIComponent(row.id)}`} className="rowLink number">
          {row.number}
        </ScopedLink>
      ),
      value: (row) => row.number,
    },
    { name: 'partner', head: t(as === 'buyer' ? 'inbox.supplier' : 'inbox.customer'), place: 'labelled', cell: other, value: other, group: other },
    { name: 'shipped', head: t('inbox.shipped'), place: 'labelled', quiet: true, cell: (row) => row.shipped && <span className="number nowrap">{format.date(row.shipped)}</span>, value: (row) => row.shipped },
  ];
}

/** Certificates in doubt that were neither replaced nor revoked. */
const contestedOf = (rows: Certificate[]): Certificate[] => rows.filter((one) => one.contested && isStanding(one));

function useCertificateColumns(): Column<Certificate>[] {
  const { t } = useTranslation('inspections');
  const { t: ofCertificates } = useTranslation('certificates');
  const format = useFormat();
  const partner = usePartnerName();
  const { as } = useScope();
  const other = (row: Certificate): string => partner(as === 'buyer' ? row.supplier : row.buyer);
  return [
    {
      name: 'number',
      head: ofCertificates('column.number'),
      place: 'lead',
      cell: (row) => (
        <ScopedLink to={pathOf(row.id)} className="rowLink number">
          {row.number}
        </ScopedLink>
      ),
      value: (row) => row.number,
    },
    { name: 'part', head: ofCertificates('column.part'), place: 'labelled', cell: (row) => <PartNumber part={row.part} other={row.partnerPart} />, value: (row) => row.part, group: (row) => row.part },
    { name: 'batches', head: ofCertificates('column.batch'), place: 'labelled', cell: (row) => <span className="number">{row.batches.join(ofCertificates('comma'))}</span>, value: (row) => row.batches.join(', ') },
    { name: 'partner', head: t(as === 'buyer' ? 'inbox.supplier' : 'inbox.customer'), place: 'labelled', cell: other, value: other, group: other },
    { name: 'issued', head: ofCertificates('column.issued'), place: 'labelled', quiet: true, cell: (row) => <span className="number nowrap">{format.date(row.issued)}</span>, value: (row) => row.issued },
    { name: 'state', head: ofCertificates('column.state'), place: 'trail', cell: (row) => <StateSign state={row.state} />, value: (row) => ofCertificates(`state.${row.state}`, { defaultValue: row.state }) },
  ];
}
