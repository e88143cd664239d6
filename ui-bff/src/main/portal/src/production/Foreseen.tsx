import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { useFallbackInterval } from '../app/Changes';
import { compare } from '../app/decimal';
import { sameUnit, useFormat } from '../app/format';
import { useProblemText } from '../app/problem';
import { type Scope, useScope } from '../app/scope';
import type { BalanceRow } from '../balance/balance';
import type { Measured } from '../plan/row';
import type { Sheet } from '../plan/useSheet';
import { check, type OutputRow, type Publication, rowAt, shortFrom, triedOf } from './production';
import classes from './production.module.css';

/** The hub is asked once a person has typed nothing, and stayed in the row, for this many milliseconds. */
const QUIET = 350;

/** A value once it has not changed for that long; undefined until then. */
function useQuiet(value: string | undefined): string | undefined {
  const [quiet, setQuiet] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(value), QUIET);
    return () => clearTimeout(timer);
  }, [value]);
  return quiet;
}

type Props = { row: Measured<OutputRow>; site: string; sheet: Sheet; /** The number of cells at the end of a row. */ more: number };

/** Demand and projected stock of a part under what is typed of its output: the hub reckons both, as it will once it is published. */
export function Foreseen({ row, site, sheet: { edits, columns, grain }, more }: Props) {
  const { t } = useTranslation('production');
  const format = useFormat();
  const say = useProblemText();
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const typed = JSON.stringify(triedOf(edits, row, site, columns)) as string | undefined;
  const publication = useQuiet(typed);
  const answer = useQuery({
    queryKey: ['balance', 'foreseen', scope, grain, publication],
    queryFn: ({ signal }) => (publication === undefined ? null : check(JSON.parse(publication) as Publication, grain, signal)),
    enabled: publication !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
    retry: false,
  });
  const rows = answer.data?.rows ?? [];
  const isCurrent = typed === publication && !answer.isPlaceholderData;
  const short = shortFrom(rows);
  const suffices = rows.length > 0 && rows.every(({ closing }) => closing !== null);
  const outcome = short === undefined ? suffices && t('foreseen.enough', { part: row.part }) : t('foreseen.shortFrom', { part: row.part, day: format.date(short) });
  // A refresh with the same outcome is not announced again.
  const told = isCurrent && outcome;
  useEffect(() => {
    if (told) announce(told);
  }, [told]);
  if (answer.isError)
    return (
      <tr className={classes.foreseen} data-testid="foreseen-fault">
        <th scope="row">{t('foreseen.stock')}</th>
        <td colSpan={columns.length + more}>{say(answer.error)}</td>
      </tr>
    );
  const waits = !isCurrent || answer.isFetching || undefined;
  const unit = answer.data && sameUnit(answer.data.unit) !== sameUnit(row.unit) ? answer.data.unit : undefined;
  const line = (name: 'demand' | 'stock', cell: (its: BalanceRow) => ReactNode): ReactNode => (
    <tr className={classes.foreseen} data-testid={`foreseen-${name}`} data-part={row.part} data-waits={waits} aria-busy={typed === undefined ? undefined : waits}>
      <th scope="row">
        {t(`foreseen.${name}`)}
        {unit && <span data-testid="foreseen-unit"> · {format.unit(unit)}</span>}
      </th>
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
