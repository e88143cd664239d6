import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../app/format';
import { usePersonName } from '../app/people';
import { rowsOf } from '../app/reading';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { HistoryLink } from '../history/HistoryLink';
import { useMachines } from '../machines/machines';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import classes from './energy.module.css';
import { useFormWords } from './formWords';
import { MeterDialog } from './MeterDialog';
import { type MeterRow, type Replacement, useMeters } from './meters';
import { ReplaceMeterDialog } from './ReplaceMeterDialog';
import { mayKeepMeters } from './roles';

/** The form that is open: for a new meter, for its terms, for a replacement, or to correct its last one. */
type Opened = { form: 'register' } | { form: 'change' | 'replace' | 'correct'; meter: MeterRow };

/** The meters of a site with the machines that they measure and their replacements, and the forms to state them. */
export function MeterList({ site }: { site: string }) {
  const t = useFormWords();
  const me = useMe();
  const { readOnly } = useScope();
  const answer = useMeters(site);
  const machines = rowsOf(useMachines({ site })).filter((one) => one.site === site);
  const [opened, setOpened] = useState<Opened>();
  const may = mayKeepMeters(me) && !readOnly && site !== '';
  const columns = useColumns((code) => machines.filter((one) => one.meter === code).map((one) => one.code), may, setOpened);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const rows = rowsOf(answer);
  const register = may && (
    <Button size="xs" variant={rows.length === 0 ? 'filled' : 'default'} leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => setOpened({ form: 'register' })} data-testid="register-meter">
      {t('meter.register')}
    </Button>
  );
  const close = (): void => setOpened(undefined);
  const named = machines.flatMap(({ meter }) => (meter !== null && rows.every((one) => one.code !== meter) ? [meter] : []));
  return (
    <>
      {rows.length === 0 ? (
        <>
          <Empty title={t('meter.none')}>{t('meter.noneWhy')}</Empty>
          <div className={classes.acts}>{register}</div>
        </>
      ) : (
        <TableWithin title={t('view.meters')} name="meters" rows={rows} answer={answer} columns={columns} tools={register} keyOf={(row) => row.id} marks={(row) => ({ 'data-testid': 'meter', 'data-code': row.code })} />
      )}
      {opened?.form === 'register' && <MeterDialog site={site} named={[...new Set(named)]} onClose={close} />}
      {opened?.form === 'change' && <MeterDialog site={site} meter={opened.meter} onClose={close} />}
      {(opened?.form === 'replace' || opened?.form === 'correct') && <ReplaceMeterDialog meter={opened.meter} corrected={opened.form === 'correct' ? opened.meter.replacements.at(-1) : undefined} onClose={close} />}
    </>
  );
}

function useColumns(machinesOf: (code: string) => string[], may: boolean, open: (opened: Opened) => void): Column<MeterRow>[] {
  const t = useFormWords();
  const format = useFormat();
  const name = (row: MeterRow): string => (row.names ? format.text(row.names) : '');
  const machines = (row: MeterRow): string => format.list(machinesOf(row.code));
  return [
    { name: 'code', head: t('meter.code'), place: 'lead', value: (row) => row.code, cell: (row) => <strong className="number">{row.code}</strong> },
    { name: 'name', head: t('meter.name'), place: 'labelled', value: name, cell: name },
    { name: 'machines', head: t('meter.machines'), place: 'labelled', value: machines, cell: (row) => <span className="number">{machines(row)}</span> },
    { name: 'serial', head: t('meter.serial'), place: 'labelled', value: (row) => row.serial, cell: (row) => <span className="number">{row.serial}</span> },
    { name: 'replaced', head: t('meter.replaced'), place: 'labelled', value: (row) => row.replacements.at(-1)?.at ?? null, cell: (row) => <Replacements meter={row} /> },
    { name: 'history', head: t('meter.history'), extra: true, sheet: [], cell: (row) => <HistoryLink id={row.id} /> },
    ...(may
      ? [
          {
            name: 'act',
            head: t('meter.act'),
            sheet: [],
            cell: (meter: MeterRow) => (
              <>
                <Button size="sm" variant="default" onClick={() => open({ form: 'replace', meter })} aria-label={t('meter.replaceOf', { code: meter.code })} data-testid="replace-meter">
                  {t('meter.replace')}
                </Button>{' '}
                {meter.replacements.length > 0 && (
                  <Button size="sm" variant="subtle" onClick={() => open({ form: 'correct', meter })} aria-label={t('meter.correctOf', { code: meter.code })} data-testid="correct-replacement">
                    {t('meter.correct')}
                  </Button>
                )}{' '}
                <ActionIcon variant="subtle" size="lg" onClick={() => open({ form: 'change', meter })} aria-label={t('meter.changeOf', { code: meter.code })} title={t('meter.changeOf', { code: meter.code })} data-testid="change-meter">
                  <IconPencil size={16} aria-hidden="true" />
                </ActionIcon>
              </>
            ),
          },
        ]
      : []),
  ];
}

/** The last replacement, with the earlier ones folded away. */
function Replacements({ meter: { owner, replacements } }: { meter: MeterRow }) {
  const t = useFormWords();
  const format = useFormat();
  const person = usePersonName();
  const say = (one: Replacement): string => [t('meter.replacedAt', { at: format.moment(one.at), final: format.quantity(one.finalRegister), first: format.quantity(one.firstRegister) }), person(owner, one.statedBy)].filter(Boolean).join(t('between'));
  const [last, ...earlier] = replacements.toReversed();
  if (!last) return null;
  return (
    <>
      <span className="number">{say(last)}</span>
      {earlier.length > 0 && (
        <details>
          <summary>{t('meter.earlier', { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <p key={one.n} className="number">
              {say(one)}
            </p>
          ))}
        </details>
      )}
    </>
  );
}
