import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { type Column, ListScreen } from '../table/ListScreen';
import { type Instrument, pathOf, useInstruments } from './instruments';
import { RegisterDialog } from './RegisterDialog';
import { mayCalibrate } from './roles';
import { StandingSign, useDay } from './signs';
import { dueBy, dues, standingOf } from './standing';

/** The measuring instruments of the reader's company, and until when each may measure. */
export function Instruments() {
  const { t } = useTranslation('instruments');
  const me = useMe();
  const { readOnly } = useScope();
  const day = useDay();
  const [{ number, due }, setFilters] = useUrlFilters(['number', 'due'], { due: dues });
  const [registering, setRegistering] = useState(false);
  const filtered = Boolean(number ?? due);
  return (
    <>
      <ListScreen
        title={t('title')}
        testId="instruments"
        answer={useInstruments({ number, dueBy: dueBy(due, day) })}
        columns={useColumns(day)}
        keyOf={(row) => row.id}
        marks={(row) => ({ 'data-testid': 'instrument-row', 'data-number': row.number, 'data-standing': standingOf(row, day) })}
        filters={
          <>
            <TextFilter icon label={t('column.number')} value={number} onChange={(text) => setFilters({ number: text })} testId="filter-number" />
            <ChoiceFilter label={t('column.standing')} all={t('filter.all')} value={due} onChange={(one) => setFilters({ due: one })} options={dues.map((one) => ({ value: one, label: t(`filter.${one}`) }))} />
            {mayCalibrate(me) && !readOnly && (
              <Button size="xs" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setRegistering(true)} data-testid="register">
                {t('register.button')}
              </Button>
            )}
          </>
        }
        empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
      />
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </>
  );
}

function useColumns(day: string): Column<Instrument>[] {
  const { t } = useTranslation('instruments');
  const format = useFormat();
  const name = (row: Instrument): string => (row.names ? format.text(row.names) : '');
  const standing = (row: Instrument): string => t(`standing.${standingOf(row, day)}`);
  const date = (column: 'calibratedOn' | 'calibratedUntil', head: string): Column<Instrument> => ({
    name: column,
    head,
    place: 'labelled',
    quiet: column === 'calibratedOn',
    cell: (row) => row[column] && <span className="number nowrap">{format.date(row[column])}</span>,
    value: (row) => row[column],
  });
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
    { name: 'name', head: t('column.name'), place: 'labelled', cell: name, value: name },
    { name: 'kind', head: t('column.kind'), place: 'labelled', cell: (row) => row.kind, value: (row) => row.kind, group: (row) => row.kind ?? '' },
    date('calibratedOn', t('column.on')),
    date('calibratedUntil', t('column.until')),
    { name: 'standing', head: t('column.standing'), place: 'trail', cell: (row) => <StandingSign instrument={row} />, value: standing, group: standing },
  ];
}
