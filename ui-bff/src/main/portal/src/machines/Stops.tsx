import { Button } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../app/format';
import { usePersonName } from '../app/people';
import { rowsOf } from '../app/reading';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { Failed } from '../app/states';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { CauseDialog } from './CauseDialog';
import { useDuration } from './duration';
import { type Machine, type Stop, useStops } from './machines';
import { mayTend } from './roles';
import { StateSign } from './signs';
import { useWords } from './words';

/** The machine's stops, newest first, and the causes that people stated. */
export function Stops({ machine, now }: { machine: Machine; now: number }) {
  const t = useWords();
  const me = useMe();
  const format = useFormat();
  const { readOnly } = useScope();
  const answer = useStops(machine.id);
  const [stating, setStating] = useState<Stop>();
  const mayState = machine.owner === me.party?.code && mayTend(me) && !readOnly;
  const columns = useColumns({ machine, now, mayState, open: setStating });
  if (answer.isError && !answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const rows = rowsOf(answer);
  return (
    <>
      <TableWithin
        title={t('stop.title')}
        name="stops"
        rows={rows}
        answer={answer}
        columns={columns}
        keyOf={(row) => String(row.n)}
        marks={(row) => ({ 'data-testid': 'stop-row', 'data-stop': String(row.n), 'data-cause': row.cause ?? '' })}
        below={rows.length === 0 && !answer.isPending && <p className="dim">{t('stop.none')}</p>}
      />
      {stating && <CauseDialog machine={machine.id} name={machine.names ? format.text(machine.names) : machine.code} stop={stating} onClose={() => setStating(undefined)} />}
    </>
  );
}

type Props = { machine: Machine; now: number; mayState: boolean; open: (stop: Stop) => void };

function useColumns({ machine, now, mayState, open }: Props): Column<Stop>[] {
  const t = useWords();
  const format = useFormat();
  const duration = useDuration();
  const person = usePersonName();
  const seconds = (row: Stop): number => ((row.until === null ? now : Date.parse(row.until)) - Date.parse(row.from)) / 1_000;
  const cause = (row: Stop): string => [row.cause && t(`cause.${row.cause as 'OTHER'}`, { defaultValue: row.cause }), row.causeText].filter(Boolean).join(t('between'));
  return [
    { name: 'from', head: t('column.from'), place: 'lead', value: (row) => row.from, cell: (row) => <span className="number nowrap">{format.moment(row.from)}</span> },
    { name: 'length', head: t('column.length'), place: 'labelled', right: true, value: (row) => Math.round(seconds(row)), cell: (row) => <span className="number nowrap">{row.until === null ? t('stop.lasting', { length: duration(seconds(row)) }) : duration(seconds(row))}</span> },
    { name: 'state', head: t('column.state'), place: 'trail', value: (row) => t(`state.${row.state}`, { defaultValue: row.state }), cell: (row) => <StateSign state={row.state} />, group: (row) => t(`state.${row.state}`, { defaultValue: row.state }) },
    {
      name: 'cause',
      head: t('stop.cause'),
      place: 'labelled',
      value: (row) => cause(row) || t('stop.noCause'),
      group: (row) => cause(row) || t('stop.noCause'),
      cell: (row) =>
        row.cause === null ? (
          <Sign tone="open" sign="?">
            {t('stop.noCause')}
          </Sign>
        ) : (
          <span>
            {cause(row)} {row.state === 'unknown' && <span className="dim small">{t('stop.said')}</span>}
          </span>
        ),
    },
    { name: 'by', head: t('column.by'), place: 'labelled', quiet: true, value: (row) => person(machine.owner, row.statedBy), cell: (row) => person(machine.owner, row.statedBy) },
    ...(mayState
      ? [
          {
            name: 'act',
            head: t('column.act'),
            sheet: [],
            cell: (row: Stop) => (
              <Button size="sm" variant={row.cause === null ? 'filled' : 'default'} onClick={() => open(row)} aria-label={t('stop.stateOf', { from: format.moment(row.from) })} data-testid="state-cause">
                {t(row.cause === null ? 'stop.stateCause' : 'stop.change')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
