import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { compare } from '../app/decimal';
import { useFormat } from '../app/format';
import { useProblemText } from '../app/problem';
import { useScope } from '../app/scope';
import type { BalanceRow } from '../balance/balance';
import type { Measured } from '../plan/row';
import type { Sheet } from '../plan/useSheet';
import { check, type OutputRow, rowAt, triedOf } from './production';
import classes from './production.module.css';

/** So long nothing is typed before it is asked, in milliseconds. */
const QUIET = 350;

type Props = { row: Measured<OutputRow>; site: string; sheet: Sheet; /** So many cells stand at the end of a row. */ more: number };

/** Demand and projected stock of a part under what is typed of its output: the hub reckons both, as it will once it is published. */
export function Foreseen({ row, site, sheet: { edits, columns, grain }, more }: Props) {
  const { t } = useTranslation('production');
  const format = useFormat();
  const say = useProblemText();
  const { asOf } = useScope();
  const typed = useMemo(() => triedOf(edits, row, site, columns), [edits, row, site, columns]);
  const [publication] = useDebouncedValue(typed, QUIET);
  const answer = useQuery({
    queryKey: ['production', 'check', grain, publication],
    queryFn: ({ signal }) => (publication ? check(publication, grain, signal) : null),
    enabled: publication !== undefined && asOf === undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (asOf !== undefined) return null;
  if (answer.isError)
    return (
      <tr className={classes.foreseen} data-testid="foreseen-fault">
        <th scope="row">{t('foreseen.stock')}</th>
        <td colSpan={columns.length + more}>{say(answer.error)}</td>
      </tr>
    );
  const rows = answer.data?.rows ?? [];
  const waits = answer.isPlaceholderData || answer.isFetching || typed !== publication || undefined;
  const line = (name: 'demand' | 'stock', cell: (its: BalanceRow) => ReactNode): ReactNode => (
    <tr className={classes.foreseen} data-testid={`foreseen-${name}`} data-part={row.part} data-waits={waits}>
      <th scope="row">{t(`foreseen.${name}`)}</th>
      {columns.map((column) => {
        const its = rowAt(rows, column);
        return (
          <td key={column} className="number" data-column={column}>
            {its ? cell(its) : <span aria-hidden="true">·</span>}
          </td>
        );
      })}
      <td colSpan={more} />
    </tr>
  );
  return (
    <>
      {line('demand', ({ out }) => (out === null ? '–' : Number(out) === 0 ? <span className="dim">0</span> : `−${format.quantity(out)}`))}
      {line('stock', ({ closing, minimum }) => {
        if (closing === null) return '–';
        const low = compare(closing, '0') < 0 ? 'short' : minimum && compare(closing, minimum) < 0 ? 'low' : undefined;
        return (
          <span data-low={low} title={low && t(`foreseen.${low}`)}>
            {low === 'low' && <span aria-hidden="true">↓ </span>}
            {format.quantity(closing)}
            {low && <span className="visually-hidden"> {t(`foreseen.${low}`)}</span>}
          </span>
        );
      })}
    </>
  );
}
