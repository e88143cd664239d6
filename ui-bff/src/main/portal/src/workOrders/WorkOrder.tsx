import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName, useSiteName } from '../app/partners';
import { usePersonName } from '../app/people';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { Failed, Loading } from '../app/states';
import { HistoryLink } from '../history/HistoryLink';
import { pathOf as sheetPath } from '../sheets/sheets';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { ChainPicture } from './ChainPicture';
import { CloseDialog } from './CloseDialog';
import { chainOf } from './chain';
import { useMade } from './made';
import { Photos } from './Photos';
import { ReportDialog } from './ReportDialog';
import { mayClose, mayReport, mayStart } from './roles';
import { StateSign, standingOf, StepSign } from './signs';
import { StartDialog } from './StartDialog';
import { useStepName } from './stepName';
import { type Report, type Started, type Step, useWorkOrder, type WorkOrder as Order } from './workOrders';
import classes from './workOrders.module.css';

/** One work order: what it is made for, its steps, and what became of its goods. */
export function WorkOrder() {
  const { id = '' } = useParams();
  const answer = useWorkOrder(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <OrderScreen key={id} order={answer.data} />;
}

type Doing = { what: 'start' | 'report'; step: Step; report?: Report };

function OrderScreen({ order }: { order: Order }) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const me = useMe();
  const { readOnly } = useScope();
  const partner = usePartnerName();
  const siteName = useSiteName();
  const made = useMade(order);
  const [doing, setDoing] = useState<Doing>();
  const [closing, setClosing] = useState(false);
  const isOwn = order.supplier === me.party?.code && !readOnly;
  const acts = { start: isOwn && mayStart(me), report: isOwn && mayReport(me) };
  const facts = [
    [t('column.part'), <PartNumber key="part" part={order.part} other={order.partnerPart}>{(own) => <PartLink part={own} />}</PartNumber>],
    [t('column.quantity'), `${format.quantity(order.quantity)} ${format.unit(order.unit)}`],
    [t('column.site'), siteName(order.supplier, order.site)],
    [t('fact.supplier'), order.supplier !== me.party?.code && partner(order.supplier)],
    [t('column.sheet'), order.sheet && <ScopedLink key="sheet" to={sheetPath(order.sheet)}>{t('fact.sheetVersion', { code: order.sheetCode ?? '', version: order.sheetVersion ?? '' })}</ScopedLink>],
    [t('column.due'), order.due && format.date(order.due)],
    [t('fact.history'), <HistoryLink key="history" id={order.id} />],
  ] as const;
  const close = (): void => setDoing(undefined);
  return (
    <div className="page" data-testid="work-order" data-state={order.state}>
      <DocumentHead
        way={[{ to: '/work-orders', label: t('title') }]}
        name={order.number}
        title={
          <>
            {order.number} <StateSign state={order.state} />
          </>
        }
        facts={facts}
      >
        {isOwn && mayClose(me) && order.state !== 'closed' && (
          <Button variant="default" onClick={() => setClosing(true)} data-testid="close-order">
            {t('close.button')}
          </Button>
        )}
      </DocumentHead>
      {made.isError && !made.data ? <Failed error={made.error} retry={() => void made.refetch()} /> : <ChainPicture places={chainOf(order, made.data ?? { batches: [], inspections: [], certificates: [], stock: [], shipments: [], cut: false })} />}
      <Steps order={order} acts={acts} open={setDoing} />
      <Starts order={order} />
      <Reports order={order} acts={acts} open={setDoing} />
      {closing && <CloseDialog order={order} onClose={() => setClosing(false)} />}
      {doing?.what === 'start' && <StartDialog order={order} step={doing.step} onClose={close} />}
      {doing?.what === 'report' && <ReportDialog order={order} step={doing.step} correcting={doing.report} onClose={close} />}
    </div>
  );
}

type PartProps = { order: Order; acts: { start: boolean; report: boolean }; open: (doing: Doing) => void };

function Steps(props: PartProps) {
  const { t } = useTranslation('workOrders');
  return <TableWithin title={t('steps.title')} name="steps" rows={props.order.steps} columns={useStepColumns(props)} keyOf={(row) => String(row.step)} marks={(row) => ({ 'data-testid': 'step-row', 'data-step': String(row.step), 'data-standing': standingOf(row) })} />;
}

function useStepColumns({ order, acts, open }: PartProps): Column<Step>[] {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const stepName = useStepName();
  const isOpen = order.state !== 'closed';
  const amount = (name: 'passedOn' | 'good' | 'scrap' | 'openRework', head: string): Column<Step> => ({ name, head, place: 'labelled', right: true, value: (row) => row[name], cell: (row) => <span className="number">{format.quantity(row[name])}</span> });
  return [
    { name: 'step', head: t('column.step'), place: 'lead', value: stepName, cell: stepName },
    { name: 'machine', head: t('column.machine'), place: 'labelled', value: (row) => row.machine, cell: (row) => row.machine },
    amount('passedOn', t('column.passedOn')),
    amount('good', t('column.done')),
    amount('scrap', t('column.scrap')),
    amount('openRework', t('column.rework')),
    { name: 'standing', head: t('column.state'), place: 'trail', value: (row) => t(`standing.${standingOf(row)}`), cell: (row) => <StepSign step={row} /> },
    ...(acts.start
      ? [
          {
            name: 'act',
            head: t('column.act'),
            sheet: [],
            cell: (row: Step) =>
              isOpen && standingOf(row) !== 'done' && (
                <span className={classes.act}>
                  <Button size="compact-md" variant="default" onClick={() => open({ what: 'start', step: row })} aria-label={t('start.of', { number: order.number, step: row.step })}>
                    {t('start.button')}
                  </Button>
                  {acts.report && (
                    <Button size="compact-md" onClick={() => open({ what: 'report', step: row })} aria-label={t('report.of', { number: order.number, step: row.step })}>
                      {t('report.button')}
                    </Button>
                  )}
                </span>
              ),
          },
        ]
      : []),
  ];
}

function Starts({ order }: { order: Order }) {
  const { t } = useTranslation('workOrders');
  const columns = useStartColumns(order);
  if (order.starts.length === 0) return null;
  return <TableWithin title={t('starts.title')} name="starts" rows={order.starts} columns={columns} keyOf={(row) => String(row.number)} marks={(row) => ({ 'data-testid': 'start-row', 'data-number': String(row.number) })} />;
}

function useStartColumns({ supplier }: Order): Column<Started>[] {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const person = usePersonName();
  const set = (row: Started): string => row.parameters.map((one) => `${one.name} ${format.amount(one.value)} ${format.unit(one.unit)}`).join(t('comma'));
  const permit = (row: Started): string => (row.override ? [person(supplier, row.override.person), row.override.reason].filter(Boolean).join(t('comma')) : '');
  return [
    { name: 'step', head: t('column.step'), place: 'lead', value: (row) => row.step, cell: (row) => row.step },
    { name: 'machine', head: t('column.machine'), place: 'labelled', value: (row) => row.machine, cell: (row) => row.machine },
    { name: 'at', head: t('column.from'), place: 'labelled', quiet: true, value: (row) => row.at, cell: (row) => <span className="number nowrap">{format.moment(row.at)}</span> },
    { name: 'parameters', head: t('column.parameters'), place: 'labelled', value: set, cell: set },
    {
      name: 'permit',
      head: t('column.permit'),
      place: 'labelled',
      value: permit,
      cell: (row) =>
        row.override && (
          <Sign tone="open" sign="!">
            {permit(row)}
          </Sign>
        ),
    },
    { name: 'person', head: t('column.person'), place: 'labelled', quiet: true, value: (row) => person(supplier, row.person), cell: (row) => person(supplier, row.person) },
  ];
}

function Reports(props: PartProps) {
  const { t } = useTranslation('workOrders');
  const columns = useReportColumns(props);
  const { reports } = props.order;
  if (reports.length === 0) return null;
  return <TableWithin title={t('reports.title')} name="reports" rows={reports} columns={columns} keyOf={(row) => String(row.number)} marks={(row) => ({ 'data-testid': 'report-row', 'data-number': String(row.number) })} />;
}

function useReportColumns({ order, acts, open }: PartProps): Column<Report>[] {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const person = usePersonName();
  const { steps, supplier } = order;
  const amount = (name: 'good' | 'scrap' | 'rework', head: string): Column<Report> => ({ name, head, place: 'labelled', right: true, value: (row) => row[name], cell: (row) => <span className="number">{format.quantity(row[name])}</span> });
  const inputs = (row: Report): string => row.inputs.map((one) => `${one.part} ${one.batch} ${format.quantity(one.quantity)} ${format.unit(one.unit)}`).join(t('comma'));
  return [
    { name: 'report', head: t('column.report'), place: 'lead', value: (row) => row.number, cell: (row) => <span className="number">{row.number}</span> },
    { name: 'step', head: t('column.step'), place: 'labelled', value: (row) => row.step, cell: (row) => row.step },
    { name: 'from', head: t('column.from'), place: 'labelled', quiet: true, value: (row) => row.from, cell: (row) => <span className="number nowrap">{format.moment(row.from)}</span> },
    { name: 'until', head: t('column.until'), place: 'labelled', quiet: true, value: (row) => row.until, cell: (row) => <span className="number nowrap">{format.moment(row.until)}</span> },
    amount('good', t('column.done')),
    amount('scrap', t('column.scrap')),
    amount('rework', t('report.rework')),
    { name: 'cause', head: t('column.cause'), place: 'labelled', value: (row) => row.cause, cell: (row) => row.cause },
    { name: 'batch', head: t('column.batch'), place: 'labelled', value: (row) => row.batch, cell: (row) => row.batch && <span className="number">{row.batch}</span> },
    { name: 'inputs', head: t('column.inputs'), place: 'labelled', value: inputs, cell: inputs },
    { name: 'photos', head: t('photo.title'), place: 'labelled', value: (row) => (row.photos ?? []).filter((one) => !one.erased).length || null, cell: (row) => <Photos order={order} report={row} acts={acts.report} /> },
    { name: 'person', head: t('column.person'), place: 'labelled', quiet: true, value: (row) => person(supplier, row.person), cell: (row) => person(supplier, row.person) },
    {
      name: 'act',
      head: t('column.state'),
      place: 'trail',
      sheet: [],
      cell: (row) => {
        const step = steps.find((one) => one.step === row.step);
        return (
          <span className={classes.act}>
            {row.corrections.length > 0 && (
              <Sign tone="quiet" sign="✎" title={row.corrections.map((one) => [person(supplier, one.person), one.reason].filter(Boolean).join(t('comma'))).join(' · ')}>
                {t('reports.corrected')}
              </Sign>
            )}
            {acts.report && step && (
              <Button size="compact-sm" variant="default" onClick={() => open({ what: 'report', step, report: row })} aria-label={t('report.correctOf', { number: row.number })}>
                {t('report.correct')}
              </Button>
            )}
          </span>
        );
      },
    },
  ];
}
