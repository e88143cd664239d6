import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { type BoardWeek, type Group, useGroups, useTightWeeks } from './capacity';
import { mayState } from './roles';
import { StateSign, useStateText } from './signs';

/** Machines and labour that parts share, each with its next tight week. */
export function Groups() {
  const { t } = useTranslation('capacity');
  const { as, asOf, readOnly } = useScope();
  const me = useMe();
  const answer = useGroups();
  const tight = useTightWeeks(answer.data?.pages.flatMap((page) => page.items.map((one) => one.id)) ?? []);
  return (
    <ListScreen
      title={t('title')}
      testId="capacity-groups"
      source={{ path: '/capacity-groups', params: { as, asOf } }}
      answer={answer}
      columns={useColumns(tight)}
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

function useColumns(tight: ReadonlyMap<string, BoardWeek | null>): Column<Group>[] {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const me = useMe();
  const partner = usePartnerName();
  const site = useSiteName();
  const stateText = useStateText();
  const siteOf = (row: Group): string => site(row.supplier, row.site);
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
      value: (row) => format.text(row.names),
      sheet: [
        { head: t('column.group'), cell: (row) => format.text(row.names) },
        { head: t('column.code'), cell: (row) => row.code },
      ],
    },
    {
      name: 'site',
      head: t('column.site'),
      place: 'left',
      cell: (row) => (
        <>
          {siteOf(row)} {row.supplier !== me.party?.code && <span className="dim">{partner(row.supplier)}</span>}
        </>
      ),
      value: siteOf,
      group: siteOf,
      sheet: [
        { head: t('column.site'), cell: siteOf },
        { head: t('column.supplier'), cell: (row) => partner(row.supplier) },
      ],
    },
    { name: 'unit', head: t('column.unit'), place: 'labelled', cell: (row) => format.unit(row.unit), value: (row) => format.unit(row.unit) },
    {
      name: 'next',
      head: t('column.next'),
      place: 'trail',
      cell: (row) => <NextTight week={tight.get(row.id)} />,
      value: (row) => tight.get(row.id)?.week,
      restsOn: [...tight.values()].map((week) => week?.week ?? '-').join(),
      sheet: [
        { head: t('column.next'), cell: (row) => tight.get(row.id)?.week },
        { head: t('column.nextState'), cell: (row) => stateText(tight.get(row.id)?.state) },
      ],
    },
  ];
}

/** Empty until loaded. */
function NextTight({ week }: { week: BoardWeek | null | undefined }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  if (week === undefined) return null;
  return week ? (
    <>
      <span className="number">{format.week(week.week)}</span> <StateSign state={week.state} />
    </>
  ) : (
    <span className="dim">{t('noTight')}</span>
  );
}
