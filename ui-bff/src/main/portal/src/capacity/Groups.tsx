import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { type Group, useBoard, useGroups } from './capacity';
import { mayState } from './roles';
import { StateSign } from './signs';

/** Machines and labour that parts share, each with its next tight week. */
export function Groups() {
  const { t } = useTranslation('capacity');
  const { as, readOnly } = useScope();
  const me = useMe();
  return (
    <ListScreen
      title={t('title')}
      testId="capacity-groups"
      answer={useGroups()}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'group-row', 'data-code': row.code })}
      filters={null}
      actions={
        mayState(me, as) &&
        !readOnly && (
          <Button size="xs" component={ScopedLink} to="/capacity/new" leftSection={<IconPlus size={15} aria-hidden="true" />} data-testid="new-group">
            {t('form.new')}
          </Button>
        )
      }
      empty={{ title: t('empty.title'), why: t(as === 'buyer' ? 'empty.buyer' : 'empty.supplier') }}
    />
  );
}

function useColumns(): Column<Group>[] {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const me = useMe();
  const partner = usePartnerName();
  const site = useSiteName();
  return [
    {
      name: 'group',
      head: t('column.group'),
      place: 'lead',
      cell: (row) => (
        <>
          <ScopedLink to={`/capacity/${encodeURIComponent(row.id)}`} className="rowLink">
            {format.text(row.names)}
          </ScopedLink>{' '}
          <span className="dim">{row.code}</span>
        </>
      ),
    },
    { name: 'site', head: t('column.site'), place: 'left', cell: (row) => <>{site(row.supplier, row.site)} {row.supplier !== me.party?.code && <span className="dim">{partner(row.supplier)}</span>}</> },
    { name: 'unit', head: t('column.unit'), place: 'labelled', cell: (row) => format.unit(row.unit) },
    { name: 'next', head: t('column.next'), place: 'trail', cell: (row) => <NextTight id={row.id} /> },
  ];
}

function NextTight({ id }: { id: string }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const board = useBoard(id, 26).data;
  if (!board) return null;
  const tight = board.find((week) => week.state === 'critical' || week.state === 'bottleneck');
  return tight ? (
    <>
      <span className="number">{format.week(tight.week)}</span> <StateSign state={tight.state} />
    </>
  ) : (
    <span className="dim">{t('noTight')}</span>
  );
}
