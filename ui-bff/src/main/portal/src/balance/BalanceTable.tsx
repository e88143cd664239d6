import { useTranslation } from 'react-i18next';
import { sum } from '../app/decimal';
import { useFormat } from '../app/format';
import { useScope } from '../app/scope';
import { Wide } from '../app/Wide';
import { type Balance, type BalanceRow, type Grain, inflows } from './balance';
import classes from './balance.module.css';
import { usePeriod } from './period';

/** The balance row by row: each adds up before the reader's eyes, and begins where the one before ended. */
export function BalanceTable({ balance, grain }: { balance: Balance; grain: Grain }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const period = usePeriod(grain);
  const { as } = useScope();
  const { rows, unit } = balance;
  const kinds = inflows(as);
  const whole = balance.demand === 'shared';
  const last = rows.at(-1);
  const number = (decimal: string | null): string => (decimal === null ? '–' : format.quantity(decimal));
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
                {t(as === 'buyer' ? `column.buyer.${kind}` : `column.supplier.${kind}`)}
              </th>
            ))}
            <th scope="col">{t('column.out')}</th>
            <th scope="col">{t('column.outFirm')}</th>
            <th scope="col">{t('column.closing')}</th>
            <th scope="col">{t('column.cover')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
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
              <td>{number(row.opening)}</td>
              {kinds.map((kind) => (
                <td key={kind}>{Number(row.in[kind]) === 0 ? <span className="dim">–</span> : `+${format.quantity(row.in[kind])}`}</td>
              ))}
              <td>{row.out === null ? t('notShared') : Number(row.out) === 0 ? <span className="dim">–</span> : `−${format.quantity(row.out)}`}</td>
              <td className="dim">{row.outFirm === null || Number(row.outFirm) === 0 ? '–' : format.quantity(row.outFirm)}</td>
              <td className={classes.closing}>{number(row.closing)}</td>
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
                <td key={kind}>+{number(sum(rows.map((row) => row.in[kind])))}</td>
              ))}
              <td>−{number(sum(rows.map((row) => row.out ?? '0')))}</td>
              <td className="dim">{number(sum(rows.map((row) => row.outFirm ?? '0')))}</td>
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
/** How long the stock lasts: exact, or at least so long where the horizon ends before. */
export function coverText({ cover, coverAtLeast }: { cover: string | null; coverAtLeast: string | null }, t: Words, quantity: (decimal: string) => string): string {
  if (cover !== null) return t('days', { days: quantity(cover) });
  if (coverAtLeast !== null) return t('daysAtLeast', { days: quantity(coverAtLeast) });
  return '–';
}
