import { Button, Group, Stack, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { today } from '../app/days';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { usePersonName } from '../app/people';
import { NotSent, useSending } from '../app/sending';
import { Sign } from '../app/Sign';
import { WordsField } from '../app/WordsField';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { KIND, type Machine, type Maintenance, reportDone } from './machines';
import { useWords } from './words';

const MOST = 500;

/** Lists the maintenance due by hours or by days, with the last time it was done. */
export function Upkeep({ machine, mayReport }: { machine: Machine; mayReport: boolean }) {
  const t = useWords();
  const [doing, setDoing] = useState<Maintenance>();
  const columns = useColumns(machine, mayReport, setDoing);
  const rows = machine.maintenance ?? [];
  if (rows.length === 0) return null;
  return (
    <>
      <TableWithin title={t('upkeep.title')} name="maintenance" rows={rows} columns={columns} keyOf={(row) => row.code} marks={(row) => ({ 'data-testid': 'maintenance-row', 'data-code': row.code, 'data-due': row.dueSince ?? '' })} />
      {doing && <DoneDialog machine={machine} maintenance={doing} onClose={() => setDoing(undefined)} />}
    </>
  );
}

function useColumns(machine: Machine, mayReport: boolean, open: (maintenance: Maintenance) => void): Column<Maintenance>[] {
  const t = useWords();
  const format = useFormat();
  const person = usePersonName();
  const every = (row: Maintenance): string =>
    [row.everyHours !== null ? t('upkeep.hours', { hours: format.quantity(row.everyHours) }) : '', row.everyDays !== null ? t('upkeep.days', { days: format.quantity(String(row.everyDays)) }) : ''].filter(Boolean).join(t('upkeep.or'));
  const what = (row: Maintenance): string => (row.names ? format.text(row.names) : row.code);
  const last = (row: Maintenance): string => [row.lastDoneOn !== null ? format.date(row.lastDoneOn) : t('upkeep.never'), person(machine.owner, row.lastDoneBy), row.lastText].filter(Boolean).join(t('between'));
  return [
    { name: 'what', head: t('upkeep.what'), place: 'lead', value: what, cell: (row) => <strong>{what(row)}</strong> },
    { name: 'every', head: t('upkeep.every'), place: 'labelled', value: every, cell: every },
    { name: 'last', head: t('upkeep.last'), place: 'labelled', value: (row) => row.lastDoneOn, cell: last },
    { name: 'next', head: t('upkeep.next'), place: 'labelled', value: (row) => row.nextOn, cell: (row) => row.nextOn && <span className="number nowrap">{format.date(row.nextOn)}</span> },
    {
      name: 'state',
      head: t('column.state'),
      place: 'trail',
      value: (row) => t(row.dueSince === null ? 'upkeep.notDue' : 'upkeep.due'),
      cell: (row) =>
        row.dueSince === null ? (
          <Sign tone="good" sign="✓">
            {t('upkeep.notDue')}
          </Sign>
        ) : (
          <Sign tone="late" sign="!">
            {t('upkeep.dueSince', { since: format.date(row.dueSince) })}
          </Sign>
        ),
    },
    ...(mayReport
      ? [
          {
            name: 'act',
            head: t('column.act'),
            sheet: [],
            cell: (row: Maintenance) => (
              <Button size="sm" variant={row.dueSince === null ? 'default' : 'filled'} leftSection={<IconCheck size={16} aria-hidden="true" />} onClick={() => open(row)} aria-label={t('upkeep.doneOf', { what: what(row) })} data-testid="maintenance-done">
                {t('upkeep.done')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

function DoneDialog({ machine, maintenance, onClose }: { machine: Machine; maintenance: Maintenance; onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const [on, setOn] = useState(today());
  const [text, setText] = useState('');
  const { sending, error, send } = useSending(KIND);
  const said = text.trim();
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (on === '' || said.length > MOST) return;
    if (await send((key) => reportDone(machine.id, maintenance.code, { on, text: said || null }, key), [machine.id, maintenance.code, on, said])) onClose();
  };
  return (
    <Dialog title={t('upkeep.doneOf', { what: maintenance.names ? format.text(maintenance.names) : maintenance.code })} onClose={onClose} data-testid="maintenance-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <TextInput type="date" label={t('upkeep.on')} value={on} max={today()} min="2000-01-01" onChange={(event) => setOn(event.currentTarget.value)} error={on === '' ? t('needed') : undefined} data-testid="maintenance-on" />
          <WordsField label={t('upkeep.text')} most={MOST} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="maintenance-send">
              {t('upkeep.done')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
