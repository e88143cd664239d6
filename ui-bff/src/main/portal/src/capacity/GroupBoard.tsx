import { Button, SegmentedControl } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { mondayOfWeek } from '../app/days';
import { compare } from '../app/decimal';
import { DocumentHead } from '../app/DocumentHead';
import { useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName, useSiteName } from '../app/partners';
import { Notice } from '../app/Notice';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { Wide } from '../app/Wide';
import { useAgainst } from '../balance/Against';
import { Sourced } from '../balance/Sourced';
import { HistoryLink } from '../history/HistoryLink';
import type { SheetColumn } from '../table/columns';
import { Download } from '../table/Download';
import { type BoardWeek, type Group, useBoard, useGroup, type WeekState } from './capacity';
import classes from './capacity.module.css';
import { mayState } from './roles';
import { StateSign, useStateText } from './signs';

const spans = ['8', '13', '26'] as const;

/** A group's weeks: load against planned and maximum capacity. */
export function GroupBoard() {
  const { id = '' } = useParams();
  const { t } = useTranslation('capacity');
  const [chosen, choose] = useUrlFilters(['weeks', 'against']);
  const weeks = spans.find((one) => one === chosen.weeks) ?? '13';
  const group = useGroup(id);
  const { against, choice } = useAgainst('capacity', chosen.against, (one) => choose({ against: one }), t('sinceStated'));
  const board = useBoard(id, Number(weeks), against);
  if (group.isPending || board.isPending) return <Loading />;
  if (!group.data) return <Failed whole error={group.error} retry={() => void group.refetch()} />;
  if (!board.data) return <Failed whole error={board.error} retry={() => void board.refetch()} />;
  return (
    <BoardScreen group={group.data} board={board.data} compared={Boolean(against)}>
      {choice}
      <SegmentedControl size="xs" aria-label={t('span')} value={weeks} onChange={(one) => choose({ weeks: one })} data={spans.map((one) => ({ value: one, label: t('weeks', { count: Number(one) }) }))} data-testid="weeks" />
    </BoardScreen>
  );
}

function BoardScreen({ group, board, compared, children }: { group: Group; board: BoardWeek[]; compared: boolean; children: React.ReactNode }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const me = useMe();
  const { as, readOnly } = useScope();
  const partner = usePartnerName();
  const site = useSiteName();
  const name = format.text(group.names);
  const number = (decimal: string | null): string => (decimal === null ? '–' : format.rounded(decimal));
  const left = board.flatMap(({ week, notCounted }) => notCounted.map((one) => ({ week, ...one })));
  const facts = [
    [t('column.code'), group.code],
    [t('column.site'), site(group.supplier, group.site)],
    [t('column.supplier'), group.supplier !== me.party?.code && partner(group.supplier)],
    [t('column.unit'), format.unit(group.unit)],
    [t('column.parts'), group.parts.length > 0 && group.parts.map((one) => <div key={one.part}><PartNumber part={one.part} /> × {format.quantity(one.factor)}</div>)],
    [t('column.history'), <HistoryLink key="history" id={group.id} />],
  ] as const;
  return (
    <div className="page" data-testid="capacity-board">
      <DocumentHead way={[{ to: '/capacity', label: t('title') }]} name={name} title={name} facts={facts}>
        {children}
        {group.supplier === me.party?.code && mayState(me, as) && !readOnly && (
          <Button size="xs" variant="default" component={ScopedLink} to={`/capacity/${encodeURIComponent(group.id)}/state`} leftSection={<IconPencil size={15} aria-hidden="true" />} data-testid="state">
            {t('form.open')}
          </Button>
        )}
        <BoardFile group={group} board={board} />
      </DocumentHead>
      {left.length > 0 && (
        <Notice tone="open" title={t('notCounted')}>
          {format.list(left.map((one) => t('left', { week: format.week(one.week), quantity: format.quantity(one.quantity), unit: format.unit(one.unit), part: one.part })))}
        </Notice>
      )}
      {compared && <Compared board={board} />}
      <div className={`panel ${classes.panel}`}>
        <Wide label={t('table', { unit: format.unit(group.unit) })}>
          <table className={classes.table}>
            <caption className="visually-hidden">{t('table', { unit: format.unit(group.unit) })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('column.week')}</th>
                <th scope="col" className={classes.left}>{t('column.picture')}</th>
                <th scope="col">{t('column.load')}</th>
                <th scope="col">{t('column.actual')}</th>
                <th scope="col">{t('column.agreed')}</th>
                <th scope="col">{t('column.maximum')}</th>
                <th scope="col" className={classes.left}>{t('column.state')}</th>
                <th scope="col">{t('column.cumulative')}</th>
                <th scope="col" className={classes.left}>{t('column.cumulativeState')}</th>
              </tr>
            </thead>
            <tbody>
              {board.map((week) => (
                <tr key={week.week} data-testid="week" data-week={week.week} data-state={week.state ?? ''}>
                  <th scope="row">
                    {format.week(week.week)} <span className="dim">{format.dateIn(week.week, mondayOfWeek(week.week) ?? '')}</span>
                  </th>
                  <td>
                    <Bar week={week} most={mostOf(board)} />
                  </td>
                  <td>
                    <Was week={week} of="load" />
                    <strong>
                      {Number(week.load) === 0 ? (
                        number(week.load)
                      ) : (
                        <Sourced at={{ context: 'capacity', path: `/capacity-groups/${encodeURIComponent(group.id)}/sources`, params: { week: week.week } }} name={`${t('column.load')} ${format.week(week.week)}`}>
                          {number(week.load)}
                        </Sourced>
                      )}
                    </strong>
                  </td>
                  <td>
                    <Was week={week} of="actual" />
                    {number(week.actual)}
                  </td>
                  <td>
                    <Was week={week} of="agreed" />
                    {number(week.agreed)}
                  </td>
                  <td>
                    <Was week={week} of="maximum" />
                    {number(week.maximum)}
                  </td>
                  <td className={classes.left}>
                    <StateSign state={week.state} />
                  </td>
                  <td>
                    {number(week.cumulativeLoad)} <span className="dim">/ {number(week.cumulativeActual)} / {number(week.cumulativeMaximum)}</span>
                  </td>
                  <td className={classes.left}>
                    <StateSign state={week.cumulativeState} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
        <p className={classes.legend}>{t('legend')}</p>
      </div>
    </div>
  );
}

/** The number at the compared moment, if it was different. */
function Was({ week, of }: { week: BoardWeek; of: 'load' | 'actual' | 'agreed' | 'maximum' }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  if (!week.before) return null;
  const [before, now] = [week.before[of], week[of]];
  if (before === now || (before !== null && now !== null && compare(before, now) === 0)) return null;
  return (
    <span className={`${classes.was} dim`} data-testid="was">
      <span className="visually-hidden">{t('was')} </span>
      {before === null ? '–' : format.rounded(before)} →{' '}
    </span>
  );
}

/** How many weeks differ in the comparison. */
function Compared({ board }: { board: BoardWeek[] }) {
  const { t } = useTranslation('capacity');
  const { t: words } = useTranslation('balance');
  const format = useFormat();
  const before = board[0]?.before;
  if (!before) return <Notice tone="info">{words('against.nothing')}</Notice>;
  const tight = (of: (week: BoardWeek) => WeekState | null | undefined): number => board.filter((week) => of(week) && of(week) !== 'ok').length;
  const [earlier, now] = [tight((week) => week.before?.state), tight((week) => week.state)];
  return (
    <Notice tone="info" title={words('against.then', { at: format.moment(before.at) })}>
      {t('tight', { earlier, now })}
    </Notice>
  );
}

/** The weeks for a spreadsheet, each number in its own cell. */
function BoardFile({ group, board }: { group: Group; board: BoardWeek[] }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const text = useStateText();
  const number = (head: string, cell: (week: BoardWeek) => string | null): SheetColumn<BoardWeek> => ({ head, cell, number: true });
  const cumulative = (of: string): string => `${t('column.cumulative')}: ${of}`;
  const columns: SheetColumn<BoardWeek>[] = [
    { head: t('column.week'), cell: (week) => week.week },
    { head: t('column.monday'), cell: (week) => mondayOfWeek(week.week) },
    number(t('column.load'), (week) => week.load),
    number(t('column.actual'), (week) => week.actual),
    number(t('column.agreed'), (week) => week.agreed),
    number(t('column.maximum'), (week) => week.maximum),
    { head: t('column.unit'), cell: () => format.unit(group.unit) },
    { head: t('column.state'), cell: (week) => text(week.state) },
    number(cumulative(t('column.load')), (week) => week.cumulativeLoad),
    number(cumulative(t('column.actual')), (week) => week.cumulativeActual),
    number(cumulative(t('column.maximum')), (week) => week.cumulativeMaximum),
    { head: t('column.cumulativeState'), cell: (week) => text(week.cumulativeState) },
  ];
  return <Download name={`capacity-${group.code}`} columns={columns} rows={board} whole source={undefined} />;
}

const mostOf = (board: BoardWeek[]): number => Math.max(1, ...board.flatMap((week) => [Number(week.load), Number(week.maximum ?? 0)]));

const WIDTH = 220;
const HEIGHT = 18;

/**
 * Load as a bar, with marks at the planned and maximum capacity. The cells beside it have the
 * numbers.
 */
function Bar({ week, most }: { week: BoardWeek; most: number }) {
  const x = (decimal: string | null): number => (Number(decimal ?? 0) / most) * (WIDTH - 4);
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" className={classes.bar} data-state={week.state ?? ''}>
      {week.maximum !== null && <rect x="0" y="3" width={x(week.maximum)} height={HEIGHT - 6} className={classes.room} />}
      <rect x="0" y="5" width={x(week.load)} height={HEIGHT - 10} className={classes.load} />
      {week.actual !== null && <line x1={x(week.actual)} x2={x(week.actual)} y1="0" y2={HEIGHT} className={classes.actual} />}
      {week.maximum !== null && <line x1={x(week.maximum)} x2={x(week.maximum)} y1="0" y2={HEIGHT} className={classes.maximum} />}
    </svg>
  );
}
