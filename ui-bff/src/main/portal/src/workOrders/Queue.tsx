import { Button } from '@mantine/core';
import { IconPlayerPlay, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../app/days';
import { compare } from '../app/decimal';
import { Dialog } from '../app/Dialog';
import { ChoiceFilter, DayFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { useOwnSites } from '../stock/stock';
import { type Column, ListScreen } from '../table/ListScreen';
import { ReportDialog } from './ReportDialog';
import { mayReport } from './roles';
import { standingOf, StepSign } from './signs';
import { StartDialog } from './StartDialog';
import { useStepName } from './stepName';
import { pathOf, type Queued, useQueue, useWorkOrder } from './workOrders';
import classes from './workOrders.module.css';

const keyOf = ({ id, step }: Queued): string => `${id} ${step}`;

/** The foreman's day: what each machine does today, in the order of the work. */
export function Queue() {
  const { t } = useTranslation('workOrders');
  const { as } = useScope();
  if (as !== 'supplier') return <Empty whole title={t('supplierOnly')} />;
  return <OfDay />;
}

type Act = { what: 'start' | 'report'; of: Queued };

function OfDay() {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const sites = useOwnSites();
  const [filters, setFilters] = useUrlFilters(['site', 'date']);
  const site = filters.site ?? sites[0]?.code ?? '';
  const date = filters.date ?? today();
  const answer = useQueue(site, date);
  const [doing, setDoing] = useState<Act>();
  return (
    <>
      <ListScreen
        title={t('queue.title')}
        testId="queue"
        group="machine"
        answer={answer}
        above={answer.data?.pages.some((page) => !page.complete) && <Notice tone="open">{t('queue.incomplete')}</Notice>}
        columns={useColumns(setDoing)}
        keyOf={keyOf}
        marks={(row) => ({ 'data-testid': 'queued', 'data-number': row.number, 'data-step': String(row.step), 'data-standing': standingOf(row) })}
        filters={
          <>
            {sites.length > 1 && <ChoiceFilter label={t('column.site')} all={t('queue.ownSite')} value={filters.site} onChange={(chosen) => setFilters({ site: chosen })} options={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} />}
            <DayFilter label={t('queue.day')} value={date} onChange={(chosen) => setFilters({ date: chosen })} testId="queue-day" />
          </>
        }
        empty={{ title: t('queue.empty'), why: t('queue.emptyWhy') }}
      />
      {doing && <Doing doing={doing} onClose={() => setDoing(undefined)} />}
    </>
  );
}

function useColumns(open: (doing: Act) => void): Column<Queued>[] {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const me = useMe();
  const { readOnly } = useScope();
  const stepName = useStepName();
  const machine = (row: Queued): string => row.machine ?? t('queue.noMachine');
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
    { name: 'machine', head: t('column.machine'), place: 'labelled', cell: machine, value: machine, group: machine, inOrder: true },
    { name: 'step', head: t('column.step'), place: 'labelled', cell: stepName, value: stepName },
    {
      name: 'part',
      head: t('column.part'),
      cell: (row) => (
        <PartNumber part={row.part}>
          {(own) => <PartLink part={own} />}
        </PartNumber>
      ),
      value: (row) => row.part,
    },
    {
      name: 'left',
      head: t('column.left'),
      place: 'labelled',
      right: true,
      cell: (row) => (
        <span className="nowrap">
          <span className="number">{format.quantity(row.unreported)}</span> {format.unit(row.unit)}
          {compare(row.openRework, '0') > 0 && <span className="dim">{t('queue.inRework', { rework: format.quantity(row.openRework) })}</span>}
        </span>
      ),
      value: (row) => row.unreported,
    },
    { name: 'due', head: t('column.due'), place: 'labelled', quiet: true, cell: (row) => row.due && <span className="number nowrap">{format.date(row.due)}</span>, value: (row) => row.due },
    { name: 'standing', head: t('column.state'), place: 'trail', cell: (row) => <StepSign step={row} />, value: (row) => t(`standing.${standingOf(row)}`) },
    ...(mayReport(me) && !readOnly
      ? [
          {
            name: 'act',
            head: t('column.act'),
            sheet: [],
            cell: (row: Queued) => <ActButton row={row} open={open} />,
          },
        ]
      : []),
  ];
}

/** Starting and reporting need the whole work order, which is read when a foreman asks for it. */
function Doing({ doing: { what, of }, onClose }: { doing: Act; onClose: () => void }) {
  const { t } = useTranslation('workOrders');
  const order = useWorkOrder(of.id);
  const step = order.data?.steps.find((one) => one.step === of.step);
  if (order.data && step) return what === 'start' ? <StartDialog order={order.data} step={step} onClose={onClose} /> : <ReportDialog order={order.data} step={step} onClose={onClose} />;
  return (
    <Dialog title={t(what === 'start' ? 'start.of' : 'report.of', { number: of.number, step: of.step })} onClose={onClose}>
      {order.isPending ? <Loading /> : <Failed error={order.error} retry={() => void order.refetch()} />}
    </Dialog>
  );
}

/** What the foreman does next at a step. */
function ActButton({ row, open }: { row: Queued; open: (doing: Act) => void }) {
  const { t } = useTranslation('workOrders');
  const standing = standingOf(row);
  if (standing === 'done') return null;
  const starts = standing === 'waiting';
  return (
    <span className={classes.act}>
      {starts && (
        <Button size="sm" leftSection={<IconPlayerPlay size={16} aria-hidden="true" />} onClick={() => open({ what: 'start', of: row })} aria-label={t('start.of', { number: row.number, step: row.step })} data-testid="start">
          {t('start.button')}
        </Button>
      )}
      {!starts && (
        <Button size="sm" leftSection={<IconSend size={16} aria-hidden="true" />} onClick={() => open({ what: 'report', of: row })} aria-label={t('report.of', { number: row.number, step: row.step })} data-testid="report">
          {t('report.button')}
        </Button>
      )}
    </span>
  );
}
