import { useTranslation } from 'react-i18next';
import { sum } from '../app/decimal';
import { useFormat } from '../app/format';
import { useScope } from '../app/scope';
import { Wide } from '../app/Wide';
import { type Balance, type BalanceRow, type Grain, inflows } from './balance';
import classes from './balance.module.css';
import { usePeriod } from './period';
import { type Sign, signedAs, wasOf } from './was';
import { Sourced } from './Sourced';
import { sourcesOf, type Sought } from './sources';

/** The balance row by row. Each row adds up visibly, and begins with the former closing. */
export function BalanceTable({ balance, grain }: { balance: Balance; grain: Grain }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const period = usePeriod(grain);
  const { as } = useScope();
  const { rows, unit } = balance;
  const kinds = inflows(as);
  const whole = balance.demand === 'shared';
  const last = rows.at(-1);
  const horizon = { from: rows[0]?.from ?? balance.today, until: last?.until ?? balance.today };
  const number = (decimal: string | null): string => (decimal === null ? '–' : format.quantity(decimal));
  const of = (name: string, row: BalanceRow): string => t('sources.number', { name, period: period(row) });
  const head = (kind: 'confirmed' | 'planned'): string => t(as === 'buyer' ? `column.buyer.${kind}` : `column.supplier.${kind}`);
  const earlier = new Map(balance.before?.rows.map((row) => [row.from, row]));
  /** The number at the compared moment, if it was different. */
  const was = (row: BalanceRow, numberOf: (row: BalanceRow) => string | null, sign: Sign = '') => {
    const before = wasOf(earlier.get(row.from), row, numberOf);
    if (before === undefined) return null;
    return (
      <span className={classes.was} data-testid="was">
        <span className="visually-hidden">{t('against.was')} </span>
        {before === null ? '–' : signedAs(sign, before, format.quantity)} →
      </span>
    );
  };
  const sourced = (decimal: string, sign: Sign, name: string, { from, until }: Pick<BalanceRow, 'from' | 'until'>, sought: Omit<Sought, 'from' | 'until'>) =>
    Number(decimal) === 0 ? (
      <span className="dim">–</span>
    ) : (
      <Sourced at={sourcesOf(balance, { ...sought, from, until })} name={name}>
        {signedAs(sign, decimal, format.quantity)}
      </Sourced>
    );
  return (
    <Wide label={t('table.label', { unit: format.unit(unit) })}>
      <table className={classes.table} data-testid="balance-table">
        <caption className="visually-hidden">{t('table.label', { unit: format.unit(unit) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`grain.${grain}`)}</th>
            <th scope="col">{t('column.opening')}</th>
            {kinds.map((kind) => (
              <th scope="col" key={kind}>
                {head(kind)}
              </th>
            ))}
            <th scope="col">{t('column.out')}</th>
            <th scope="col">{t('column.outFirm')}</th>
            <th scope="col">{t('column.closing')}</th>
            <th scope="col">{t('column.cover')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr
              key={row.from}
              data-testid="balance-row"
              data-from={row.from}
              data-today={(row.from <= balance.today && balance.today <= row.until) || undefined}
              data-below={(row.closing !== null && Number(row.closing) < 0) || undefined}
              data-still={isStill(row) || undefined}
            >
              <th scope="row">
                {period(row)} {grain === 'day' && <span className="dim">{format.weekday(row.from)}</span>}
              </th>
              <td>
                {at === 0 && row.from === balance.today && row.opening !== null ? (
                  <Sourced at={sourcesOf(balance, { number: 'stock' })} name={t('fact.opening')}>
                    {format.quantity(row.opening)}
                  </Sourced>
                ) : (
                  number(row.opening)
                )}
              </td>
              {kinds.map((kind) => (
                <td key={kind}>{was(row, (one) => one.in[kind], '+')} {sourced(row.in[kind], '+', of(head(kind), row), row, { number: kind })}</td>
              ))}
              <td>{was(row, (one) => one.out, '−')} {row.out === null ? t('noDemand') : sourced(row.out, '−', of(t('column.out'), row), row, { number: 'out' })}</td>
              <td className="dim">{row.outFirm === null ? '–' : sourced(row.outFirm, '', of(t('column.outFirm'), row), row, { number: 'out', firm: true })}</td>
              <td className={classes.closing}>{was(row, (one) => one.closing)} {number(row.closing)}</td>
              <td>{coverText(row, t, format.quantity)}</td>
            </tr>
          ))}
        </tbody>
        {whole && last && (
          <tfoot>
            <tr>
              <th scope="row">{t('table.total')}</th>
              <td>{number(rows[0]?.opening ?? null)}</td>
              {kinds.map((kind) => (
                <td key={kind}>{sourced(sum(rows.map((row) => row.in[kind])), '+', head(kind), horizon, { number: kind })}</td>
              ))}
              <td>{sourced(sum(rows.map((row) => row.out ?? '0')), '−', t('column.out'), horizon, { number: 'out' })}</td>
              <td className="dim">{sourced(sum(rows.map((row) => row.outFirm ?? '0')), '', t('column.outFirm'), horizon, { number: 'out', firm: true })}</td>
              <td className={classes.closing}>{number(last.closing)}</td>
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </Wide>
  );
}

const isStill = (row: BalanceRow): boolean => [row.in.confirmed, row.in.planned, row.out ?? '0'].every((one) => Number(one) === 0);

type Words = (key: 'days' | 'daysAtLeast', values: { days: string }) => string;
/** How long the stock lasts: exactly, or at least that long if the horizon ends first. */
export function coverText({ cover, coverAtLeast }: { cover: string | null; coverAtLeast: string | null }, t: Words, quantity: (decimal: string) => string): string {
  if (cover !== null) return t('days', { days: quantity(cover) });
  if (coverAtLeast !== null) return t('daysAtLeast', { days: quantity(coverAtLeast) });
  return '–';
}
