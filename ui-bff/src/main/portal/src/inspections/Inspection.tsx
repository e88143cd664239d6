import { Button } from '@mantine/core';
import { IconCertificate, IconGavel } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { compare } from '../app/decimal';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName } from '../app/partners';
import { usePersonName } from '../app/people';
import { useScope, useScopedPath } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { LimitBar } from '../certificates/LimitBar';
import { limitsText } from '../certificates/limits';
import { mayIssue } from '../certificates/roles';
import { HistoryLink } from '../history/HistoryLink';
import type { Column } from '../table/columns';
import { compareCells } from '../table/model';
import { TableWithin } from '../table/TableWithin';
import { AskConcessionDialog } from './AskConcessionDialog';
import { certifiable, pathToCertify } from './certifying';
import { DispositionDialog } from './DispositionDialog';
import { leftOf, nonconformingOf } from './disposing';
import { Entry } from './Entry';
import classes from './inspections.module.css';
import { characteristicsOf, decide, type Inspection as Inspected, KIND, useInspection, type Value } from './inspections';
import { OverruleDialog } from './OverruleDialog';
import { PhotosOf } from './PhotosOf';
import { mayAskConcessions, mayInspect } from './roles';
import { StateSign, VerdictSign } from './signs';
import { useWaitingValues } from './valuesOnTheWay';

/** One inspection: what is to be measured, its values, and what follows from them. */
export function Inspection() {
  const { id = '' } = useParams();
  const answer = useInspection(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <InspectionScreen key={id} inspection={answer.data} />;
}

function InspectionScreen({ inspection }: { inspection: Inspected }) {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const me = useMe();
  const { as, readOnly } = useScope();
  const partner = usePartnerName();
  const person = usePersonName();
  const isOwn = inspection.owner === me.party?.code;
  const measures = isOwn && mayInspect(me) && !readOnly && inspection.state === 'open';
  const overrules = isOwn && mayInspect(me) && !readOnly && inspection.state !== 'open';
  const [overruling, setOverruling] = useState(false);
  const [disposing, setDisposing] = useState(false);
  const [asking, setAsking] = useState(false);
  const nonconforming = nonconformingOf(inspection);
  const asks = isOwn && mayAskConcessions(me, as) && !readOnly && nonconforming.length > 0;
  const characteristics = characteristicsOf(inspection);
  const facts = [
    [t('fact.owner'), !isOwn && partner(inspection.owner)],
    [t('column.part'), <PartNumber key="part" part={inspection.part} other={inspection.partnerPart}>{(own) => <PartLink part={own} />}</PartNumber>],
    [t('column.batch'), <span key="batch" className="number">{inspection.batch}</span>],
    [t('column.stage'), t(`stage.${inspection.stage}`, { defaultValue: inspection.stage })],
    [t('column.lot'), inspection.lot && `${format.quantity(inspection.lot)} ${format.unit(inspection.unit)}`],
    [t('column.begunBy'), isOwn && person(inspection.owner, inspection.begunBy)],
    [t('column.decidedBy'), isOwn && person(inspection.owner, inspection.decidedBy)],
    [t('column.decided'), inspection.decidedAt && format.moment(inspection.decidedAt)],
    [t('fact.plan'), t('fact.planVersion', { version: inspection.planVersion, edition: inspection.edition })],
    [t('fact.usable'), inspection.usable !== null && `${format.quantity(inspection.usable)} ${format.unit(inspection.unit)}`],
    [t('fact.dispositions'), inspection.dispositions.length > 0 && format.list(inspection.dispositions.map((one) => `${t(`dispose.${one.kind}`, { defaultValue: one.kind })} ${format.quantity(one.quantity)} ${format.unit(inspection.unit)}`))],
    [t('fact.reason'), inspection.reason],
    [t('fact.history'), <HistoryLink key="history" id={inspection.id} />],
  ] as const;
  return (
    <div className="page" data-testid="inspection" data-state={inspection.state}>
      <DocumentHead
        way={[{ to: '/inspections', label: t('title') }]}
        name={inspection.number}
        title={
          <>
            {inspection.number} <StateSign state={inspection.state} />
          </>
        }
        facts={facts}
      >
        {isOwn && <Certify inspection={inspection} />}
        {asks && (
          <Button variant="default" onClick={() => setAsking(true)} data-testid="ask">
            {t('concession.ask')}
          </Button>
        )}
        {overrules && compare(leftOf(inspection), '0') > 0 && (
          <Button variant="default" onClick={() => setDisposing(true)} data-testid="dispose">
            {t('dispose.open')}
          </Button>
        )}
        {overrules && (
          <Button variant="default" onClick={() => setOverruling(true)} data-testid="overrule">
            {t('overrule.button')}
          </Button>
        )}
      </DocumentHead>
      {inspection.doubts.map((one) => (
        <Notice key={`${one.instrument} ${one.found}`} tone="late">
          {t('doubt', { instrument: one.instrument, found: format.date(one.found) })}
        </Notice>
      ))}
      {measures && <Entry inspection={inspection} characteristics={characteristics} />}
      {measures && <Decide inspection={inspection} />}
      {!isOwn && inspection.values.length === 0 ? <Notice tone="quiet">{t('values.hidden')}</Notice> : <Values inspection={inspection} />}
      <PhotosOf inspection={inspection} characteristics={characteristics} acts={isOwn && mayInspect(me) && !readOnly} />
      {asking && <AskConcessionDialog goods={{ name: inspection.id, part: inspection.part, batch: inspection.batch, unit: inspection.unit, characteristics: nonconforming.map((one) => ({ code: one.characteristic, name: one.names ? format.text(one.names) : one.characteristic })) }} onClose={() => setAsking(false)} />}
      {disposing && <DispositionDialog inspection={inspection} onClose={() => setDisposing(false)} />}
      {overruling && <OverruleDialog inspection={inspection} onClose={() => setOverruling(false)} />}
    </div>
  );
}

/** The first click of two: the certificate's form is filled in from the inspection. */
function Certify({ inspection }: { inspection: Inspected }) {
  const { t } = useTranslation('inspections');
  const me = useMe();
  const { as, readOnly } = useScope();
  const path = useScopedPath();
  if (!certifiable(inspection) || readOnly || !mayIssue(me, as)) return null;
  return (
    <Button component={Link} to={path(pathToCertify(inspection))} leftSection={<IconCertificate size={16} aria-hidden="true" />} data-testid="certify">
      {t('certify')}
    </Button>
  );
}

/** The inspection decides for itself once nothing is missing. */
function Decide({ inspection }: { inspection: Inspected }) {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const me = useMe();
  const waiting = useWaitingValues().some((one) => one.inspection === inspection.id && one.state !== 'done');
  const { sending, error, send } = useSending(KIND, 'stock', 'batches');
  const names = inspection.missing.map((code) => {
    const its = characteristicsOf(inspection).find((one) => one.characteristic === code)?.names;
    return its ? format.text(its) : code;
  });
  return (
    <section className={`panel ${classes.panel}`} aria-labelledby="decide">
      <h2 id="decide">{t('decide.title')}</h2>
      <p>{names.length > 0 ? t('decide.missing', { names: format.list(names) }) : waiting ? t('decide.waiting') : t('decide.ready')}</p>
      <NotSent error={error} fields />
      <Button mt="sm" size="md" disabled={names.length > 0 || waiting} loading={sending} leftSection={<IconGavel size={18} aria-hidden="true" />} onClick={() => void send((key) => decide(inspection, me.person, key), [inspection.id, inspection.version])} data-testid="decide">
        {t('decide.button')}
      </Button>
    </section>
  );
}

function Values({ inspection }: { inspection: Inspected }) {
  const { t } = useTranslation('inspections');
  const columns = useColumns(inspection);
  const values = sorted(inspection);
  if (values.length === 0) return null;
  return (
    <TableWithin
      title={t('values.title')}
      name="values"
      rows={values}
      columns={columns}
      keyOf={(row) => `${row.characteristic} ${row.piece} ${row.attempt}`}
      marks={(row) => ({ 'data-testid': 'value-row', 'data-characteristic': row.characteristic, 'data-piece': row.piece, 'data-verdict': row.verdict })}
    />
  );
}

function useColumns(inspection: Inspected): Column<Value>[] {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const person = usePersonName();
  const { values } = inspection;
  const characteristics = characteristicsOf(inspection);
  const of = (row: Value) => characteristics.find((one) => one.characteristic === row.characteristic);
  const name = (row: Value): string => {
    const names = of(row)?.names;
    return names ? format.text(names) : row.characteristic;
  };
  const limits = (row: Value): string => limitsText(row, format.amount) ?? '';
  const said = (row: Value): string => row.value ?? (row.text === 'passed' ? t('verdict.inside') : row.text === 'failed' ? t('verdict.outside') : (row.text ?? ''));
  return [
    { name: 'characteristic', head: t('column.characteristic'), place: 'lead', value: name, group: name, cell: name },
    { name: 'piece', head: t('column.piece'), place: 'labelled', right: true, value: (row) => row.piece, cell: (row) => <span className="number">{row.piece}</span> },
    { name: 'attempt', head: t('column.attempt'), place: 'labelled', right: true, extra: values.every((one) => one.attempt <= 1), value: (row) => row.attempt, cell: (row) => <span className="number">{row.attempt}</span> },
    { name: 'value', head: t('column.value'), place: 'labelled', right: true, value: said, cell: (row) => <span className="number">{row.value === null ? said(row) : format.amount(row.value)}</span> },
    { name: 'limits', head: t('column.limits'), place: 'labelled', right: true, value: limits, cell: (row) => <span className="number nowrap">{limits(row)}</span> },
    {
      name: 'place',
      head: t('column.place'),
      sheet: [],
      cell: (row) => row.value !== null && <LimitBar value={row.value} limits={row} />,
    },
    { name: 'instrument', head: t('column.instrument'), place: 'labelled', quiet: true, value: (row) => row.instrument, cell: (row) => row.instrument },
    { name: 'person', head: t('column.person'), place: 'labelled', quiet: true, value: (row) => person(inspection.owner, row.person), cell: (row) => person(inspection.owner, row.person) },
    { name: 'verdict', head: t('column.verdict'), place: 'trail', value: (row) => t(row.verdict === 'passed' ? 'verdict.inside' : 'verdict.outside'), group: (row) => t(row.verdict === 'passed' ? 'verdict.inside' : 'verdict.outside'), cell: (row) => <VerdictSign passed={row.verdict === 'passed'} /> },
  ];
}

/** In the order of the plan, and of the pieces as people count them. */
function sorted({ characteristics, values }: Inspected): Value[] {
  const places = new Map(characteristics.map((one, at) => [one.of.characteristic, at]));
  const place = (row: Value): number => places.get(row.characteristic) ?? places.size;
  return values.toSorted((a, b) => place(a) - place(b) || compareCells(a.piece, b.piece) || a.attempt - b.attempt);
}
