import { Button } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePersonName } from '../app/people';
import { rowsOf } from '../app/reading';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { Failed, Loading } from '../app/states';
import { eventPath } from '../history/EventLink';
import { HistoryLink } from '../history/HistoryLink';
import { type Happened, useHistory } from '../history/history';
import { useInspectionColumns } from '../inspections/columns';
import type { InspectionRow } from '../inspections/inspections';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { type Calibration, calibrationsOf } from './calibrations';
import { CalibrationDialog } from './CalibrationDialog';
import { type Instrument as Registered, useDoubted, useInstrument } from './instruments';
import { mayCalibrate } from './roles';
import { StandingSign } from './signs';

/** One instrument: until when it may measure, its calibrations, and the inspections that it puts in doubt. */
export function Instrument() {
  const { id = '' } = useParams();
  const answer = useInstrument(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <InstrumentScreen key={id} instrument={answer.data} />;
}

function InstrumentScreen({ instrument }: { instrument: Registered }) {
  const { t } = useTranslation('instruments');
  const format = useFormat();
  const me = useMe();
  const { readOnly } = useScope();
  const [calibrating, setCalibrating] = useState(false);
  const [recorded, setRecorded] = useState<number>();
  const acts = instrument.owner === me.party?.code && mayCalibrate(me) && !readOnly;
  const found = instrument.foundOutOfTolerance;
  const facts = [
    [t('column.name'), instrument.names && format.text(instrument.names)],
    [t('column.kind'), instrument.kind],
    [t('column.on'), instrument.calibratedOn && format.fullDate(instrument.calibratedOn)],
    [t('column.until'), instrument.calibratedUntil && format.fullDate(instrument.calibratedUntil)],
    [t('fact.history'), <HistoryLink key="history" id={instrument.id} />],
  ] as const;
  return (
    <div className="page" data-testid="instrument">
      <DocumentHead
        way={[{ to: '/instruments', label: t('title') }]}
        name={instrument.number}
        title={
          <>
            {instrument.number} <StandingSign instrument={instrument} />
          </>
        }
        facts={facts}
      >
        {acts && (
          <Button leftSection={<IconCalendarCheck size={16} aria-hidden="true" />} onClick={() => setCalibrating(true)} data-testid="calibrate">
            {t('calibrate.button')}
          </Button>
        )}
      </DocumentHead>
      {found !== null && <Notice tone="late">{t('found', { on: format.fullDate(found) })}</Notice>}
      <Doubted instrument={instrument} />
      <Calibrations instrument={instrument} atLeast={recorded} />
      {calibrating && <CalibrationDialog instrument={instrument} onRecorded={setRecorded} onClose={() => setCalibrating(false)} />}
    </div>
  );
}

/** Inspections that it measured for since its last good calibration before it was found out of tolerance. */
function Doubted({ instrument }: { instrument: Registered }) {
  const { t } = useTranslation('instruments');
  const answer = useDoubted(instrument.number);
  const columns = useInspectionColumns();
  const rows = rowsOf<InspectionRow>(answer).filter((row) => row.owner === instrument.owner);
  if (answer.isError && !answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  if (rows.length === 0) return null;
  return <TableWithin title={t('doubted')} name="doubted" rows={rows} answer={answer} columns={columns} keyOf={(row) => row.id} marks={(row) => ({ 'data-testid': 'doubted-row', 'data-number': row.number })} above={<p className="dim">{t('doubtedWhy')}</p>} />;
}

function Calibrations({ instrument, atLeast }: { instrument: Registered; atLeast: number | undefined }) {
  const { t } = useTranslation('instruments');
  const answer = useHistory(instrument.id, atLeast);
  const columns = useCalibrationColumns(instrument.owner);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const rows = calibrationsOf(rowsOf<Happened>(answer)).toSorted((a, b) => b.position - a.position);
  if (rows.length === 0) return <Notice tone="quiet">{t('never')}</Notice>;
  return <TableWithin title={t('calibrations')} name="calibrations" rows={rows} columns={columns} keyOf={(row) => String(row.position)} marks={(row) => ({ 'data-testid': 'calibration-row', 'data-result': row.result })} below={answer.hasNextPage && <p className="dim">{t('earlier')}</p>} />;
}

function useCalibrationColumns(owner: string): Column<Calibration>[] {
  const { t } = useTranslation('instruments');
  const format = useFormat();
  const person = usePersonName();
  const result = (row: Calibration): string => t(`result.${row.result}`);
  const by = (row: Calibration): string | null => (row.by ? format.text(row.by) : person(owner, row.code));
  return [
    { name: 'on', head: t('column.on'), place: 'lead', value: (row) => row.on, cell: (row) => <span className="number nowrap">{format.fullDate(row.on)}</span> },
    { name: 'until', head: t('column.until'), place: 'labelled', value: (row) => row.until, cell: (row) => row.until && <span className="number nowrap">{format.fullDate(row.until)}</span> },
    { name: 'by', head: t('column.by'), place: 'labelled', value: by, cell: by },
    {
      name: 'entered',
      head: t('column.entered'),
      place: 'labelled',
      quiet: true,
      value: (row) => row.at,
      cell: (row) => (
        <ScopedLink to={eventPath(row.position, row.at)} className="underlined number nowrap">
          {format.moment(row.at)}
        </ScopedLink>
      ),
    },
    {
      name: 'result',
      head: t('column.result'),
      place: 'trail',
      value: result,
      group: result,
      cell: (row) => (
        <Sign tone={row.result === 'passed' ? 'good' : 'late'} sign={row.result === 'passed' ? '✓' : '✕'}>
          {result(row)}
        </Sign>
      ),
    },
  ];
}
