import { Button } from '@mantine/core';
import { useFormat } from '../app/format';
import { usePersonName } from '../app/people';
import { Sign } from '../app/Sign';
import type { Column } from '../table/columns';
import { useDuration } from './duration';
import type { Stop } from './machines';
import { StateSign } from './signs';
import { useWords } from './words';

type Props = { owner: string; now: number; mayState: boolean; open: (stop: Stop) => void };

/** The columns of every list of stops. */
export function useStopColumns({ owner, now, mayState, open }: Props): Column<Stop>[] {
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
    { name: 'by', head: t('column.by'), place: 'labelled', quiet: true, value: (row) => person(owner, row.statedBy), cell: (row) => person(owner, row.statedBy) },
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
