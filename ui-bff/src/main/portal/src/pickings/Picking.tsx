import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { useSiteName } from '../app/partners';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { HistoryLink } from '../history/HistoryLink';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { CloseDialog } from './CloseDialog';
import { type PickedLine, type Picking as One, usePicking, type WrongScan } from './pickings';
import { mayPick } from './roles';
import { ScanLines } from './ScanLines';
import { LineSign, StateSign, WrongSign } from './signs';
import { useWords } from './words';

/** Shows one picking with its lines and its wrong scans. */
export function Picking() {
  const { id = '' } = useParams();
  const { t } = useTranslation('pickings');
  const format = useFormat();
  const me = useMe();
  const siteName = useSiteName();
  const words = useWords();
  const { readOnly } = useScope();
  const [closing, setClosing] = useState(false);
  const answer = usePicking(id);
  const lines = useLineColumns();
  const wrong = useWrongColumns();
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  const picking: One = answer.data;
  const picks = picking.state === 'open' && mayPick(me) && !readOnly;
  const facts = [
    [t('column.site'), siteName(me.party?.code ?? '', picking.site)],
    [t('column.shipment'), picking.shipment],
    [t('column.opened'), format.moment(picking.openedAt)],
    [t('column.closed'), picking.closedAt && format.moment(picking.closedAt)],
    [t('column.reason'), picking.reason],
    [t('fact.history'), <HistoryLink key="history" id={picking.id} />],
  ] as const;
  return (
    <div className="page" data-testid="picking" data-state={picking.state}>
      <DocumentHead
        way={[{ to: '/pickings', label: t('title') }]}
        name={picking.number}
        title={
          <>
            {picking.number} <StateSign state={picking.state} />
          </>
        }
        facts={facts}
      />
      {picks && <ScanLines key={picking.id} picking={picking} />}
      <TableWithin title={t('lines')} name="lines" rows={picking.lines} columns={lines} keyOf={(row) => String(row.line)} marks={(row) => ({ 'data-testid': 'picking-line', 'data-line': String(row.line) })} />
      {picking.wrongScans.length > 0 && <TableWithin title={t('wrong.title')} name="wrong" rows={picking.wrongScans} columns={wrong} keyOf={(row) => `${row.at} ${row.line} ${row.scanned}`} marks={(row) => ({ 'data-testid': 'wrong-scan', 'data-scanned': row.scanned })} />}
      {picks && (
        <Button mt="md" variant="default" onClick={() => setClosing(true)} data-testid="close-picking">
          {words('close.button')}
        </Button>
      )}
      {closing && <CloseDialog picking={picking} onClose={() => setClosing(false)} />}
    </div>
  );
}

function useLineColumns(): Column<PickedLine>[] {
  const { t } = useTranslation('pickings');
  const format = useFormat();
  return [
    { name: 'line', head: t('column.line'), place: 'lead', value: (row) => String(row.line), cell: (row) => <span className="number">{row.line}</span> },
    { name: 'part', head: t('column.part'), value: (row) => row.part, cell: (row) => <PartNumber part={row.part}>{(own) => <PartLink part={own} />}</PartNumber> },
    { name: 'batch', head: t('column.batch'), place: 'labelled', value: (row) => row.batch, cell: (row) => row.batch && <span className="number">{row.batch}</span> },
    { name: 'location', head: t('column.location'), place: 'labelled', value: (row) => row.location, cell: (row) => row.location },
    {
      name: 'picked',
      head: t('column.picked'),
      place: 'labelled',
      right: true,
      value: (row) => row.picked,
      cell: (row) => (
        <span className="nowrap">
          <span className="number">{t('progress', { done: format.quantity(row.picked), all: format.quantity(row.quantity) })}</span> {format.unit(row.unit)}
        </span>
      ),
    },
    { name: 'wrong', head: t('column.wrong'), place: 'labelled', value: (row) => String(row.wrong), cell: (row) => <WrongSign times={row.wrong} /> },
    { name: 'complete', head: t('column.state'), place: 'trail', value: (row) => t(row.complete ? 'line.complete' : 'line.open'), cell: (row) => <LineSign complete={row.complete} /> },
  ];
}

function useWrongColumns(): Column<WrongScan>[] {
  const { t } = useTranslation('pickings');
  const format = useFormat();
  return [
    { name: 'at', head: t('column.at'), place: 'lead', value: (row) => row.at, cell: (row) => <span className="number nowrap">{format.moment(row.at)}</span> },
    { name: 'line', head: t('column.line'), place: 'labelled', value: (row) => String(row.line), cell: (row) => <span className="number">{row.line}</span> },
    { name: 'expected', head: t('column.expected'), place: 'labelled', value: (row) => row.expected, cell: (row) => <span className="number">{row.expected}</span> },
    { name: 'scanned', head: t('column.scanned'), place: 'labelled', value: (row) => row.scanned, cell: (row) => <span className="number">{row.scanned}</span> },
    { name: 'quantity', head: t('column.quantity'), place: 'labelled', right: true, value: (row) => row.quantity, cell: (row) => <span className="number">{format.quantity(row.quantity)}</span> },
  ];
}
