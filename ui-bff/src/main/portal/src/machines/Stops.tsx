import { useState } from 'react';
import { useFormat } from '../app/format';
import { rowsOf } from '../app/reading';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Failed } from '../app/states';
import { TableWithin } from '../table/TableWithin';
import { CauseDialog } from './CauseDialog';
import { type Machine, type Stop, useStops } from './machines';
import { mayTend } from './roles';
import { useStopColumns } from './stopColumns';
import { useWords } from './words';

/** Lists the machine's stops, newest first, with the causes that people stated. */
export function Stops({ machine, now }: { machine: Machine; now: number }) {
  const t = useWords();
  const me = useMe();
  const format = useFormat();
  const { readOnly } = useScope();
  const answer = useStops(machine.id);
  const [stating, setStating] = useState<Stop>();
  const mayState = machine.owner === me.party?.code && mayTend(me) && !readOnly;
  const columns = useStopColumns({ owner: machine.owner, now, mayState, open: setStating });
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
