import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useFormat } from '../app/format';
import { usePartnerName, useSiteName } from '../app/partners';
import { rowsOf } from '../app/reading';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import { Empty, Failed, Loading } from '../app/states';
import { useNow } from '../app/useNow';
import { HistoryLink } from '../history/HistoryLink';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { AnswerLoadDialog } from './AnswerLoadDialog';
import { useFormWords } from './formWords';
import { isOpen, type LoadRequest, type LoadState, useLoadRequests } from './loadRequests';
import { mayAnswerAdvice } from './roles';

const signs: Record<LoadState, [Tone, string]> = { asked: ['open', '…'], taken: ['good', '✓'], refused: ['quiet', '✕'], measured: ['info', '='] };
/** How often the time of requests is looked at, in milliseconds. */
const TICK = 60_000;

type Props = { site?: string | undefined; /** For the park that asks, and not for the supplier. */ asks?: boolean; tools?: ReactNode };

/** Requests for less load: when and how much, the answer, and the measured effect. */
export function LoadRequestList({ site, asks = false, tools }: Props) {
  const t = useFormWords();
  const me = useMe();
  const { asOf, readOnly } = useScope();
  const ticking = useNow(TICK);
  const now = asOf?.instant ? Date.parse(asOf.instant) : ticking;
  const answer = useLoadRequests({ site: site || undefined });
  const [answering, setAnswering] = useState<{ request: LoadRequest; taken: boolean }>();
  const may = !asks && mayAnswerAdvice(me) && !readOnly;
  const columns = useColumns(asks, now, may, (request, taken) => setAnswering({ request, taken }));
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const rows = rowsOf(answer).toSorted((one, other) => Date.parse(other.from) - Date.parse(one.from));
  return (
    <>
      {rows.length === 0 && !asks ? (
        <Empty title={t('load.none')}>{t('load.noneWhy')}</Empty>
      ) : (
        <TableWithin title={t('load.title')} name="load-requests" rows={rows} answer={answer} columns={columns} tools={tools} below={rows.length === 0 && <p className="dim">{t('load.noneAsked')}</p>} keyOf={(row) => row.id} marks={(row) => ({ 'data-testid': 'load-request', 'data-state': row.state, 'data-site': row.site })} />
      )}
      {answering && <AnswerLoadDialog {...answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

function useColumns(asks: boolean, now: number, may: boolean, open: (request: LoadRequest, taken: boolean) => void): Column<LoadRequest>[] {
  const t = useFormWords();
  const format = useFormat();
  const partner = usePartnerName();
  const siteName = useSiteName();
  const kW = (amount: string | null): string => (amount === null ? '' : `${format.rounded(amount)} kW`);
  const over = (row: LoadRequest): boolean => row.state === 'asked' && !isOpen(row, now);
  const state = (row: LoadRequest): string => (over(row) ? t('load.unanswered') : t(`load.state.${row.state}`, { defaultValue: row.state }));
  const who = (row: LoadRequest): string => (asks ? `${partner(row.supplier)} ${siteName(row.supplier, row.site)}` : `${partner(row.park)} → ${siteName(row.supplier, row.site)}`);
  const answered = (row: LoadRequest): string => [row.state === 'taken' || row.state === 'measured' ? kW(row.answeredKW ?? row.kW) : '', row.answer].filter(Boolean).join(t('between'));
  const effect = (row: LoadRequest): string => (row.reducedKW === null ? (row.state === 'taken' ? t('load.notMeasured') : '') : t('load.effect', { reduced: kW(row.reducedKW), usual: kW(row.usualKW), actual: kW(row.actualKW), days: row.effectDays ?? 0 }));
  return [
    { name: 'from', head: t('load.column.when'), place: 'lead', value: (row) => row.from, cell: (row) => <span className="number">{t('load.span', { from: format.moment(row.from), until: format.moment(row.until) })}</span> },
    { name: 'who', head: t(asks ? 'load.column.company' : 'load.column.park'), place: 'labelled', value: who, group: who, cell: who },
    { name: 'kW', head: t('load.column.kW'), place: 'labelled', right: true, value: (row) => row.kW, cell: (row) => <span className="number nowrap">{kW(row.kW)}</span> },
    { name: 'reason', head: t('load.column.reason'), place: 'labelled', value: (row) => row.reason, cell: (row) => row.reason },
    {
      name: 'state',
      head: t('load.column.state'),
      place: 'trail',
      value: state,
      group: state,
      cell: (row) => {
        const [tone, sign] = over(row) ? (['quiet', '−'] as const) : (signs[row.state] ?? unknownSign);
        return (
          <Sign tone={tone} sign={sign}>
            {state(row)}
          </Sign>
        );
      },
    },
    { name: 'answer', head: t('load.column.answer'), place: 'labelled', value: answered, cell: answered },
    { name: 'effect', head: t('load.column.effect'), place: 'labelled', value: (row) => row.reducedKW, cell: effect },
    { name: 'history', head: t('load.column.history'), extra: true, sheet: [], cell: (row) => <HistoryLink id={row.id} /> },
    ...(may
      ? [
          {
            name: 'act',
            head: t('load.column.act'),
            sheet: [],
            cell: (row: LoadRequest) =>
              isOpen(row, now) && (
                <>
                  <Button size="sm" onClick={() => open(row, true)} aria-label={t('load.takeOf', { kW: row.kW, from: format.moment(row.from) })} data-testid="load-take">
                    {t('load.take')}
                  </Button>{' '}
                  <Button size="sm" variant="default" onClick={() => open(row, false)} aria-label={t('load.refuseOf', { kW: row.kW, from: format.moment(row.from) })} data-testid="load-refuse">
                    {t('load.refuse')}
                  </Button>
                </>
              ),
          },
        ]
      : []),
  ];
}
