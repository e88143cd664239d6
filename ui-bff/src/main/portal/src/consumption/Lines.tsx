import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import stacked from '../app/stacked.module.css';
import { Wide } from '../app/Wide';
import type { Line } from './consumption';
import classes from './consumption.module.css';

const sums = ['opening', 'received', 'consumed', 'returned', 'moved', 'difference', 'closing'] as const;
/** Quantities that leave stock are shown with the sign that they have in the row. */
const takes = new Set<string>(['consumed', 'returned']);

/** The movements of each part and batch, so that the row adds up visibly. */
export function Lines({ label, lines }: { label: string; lines: Line[] }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  return (
    <Wide label={label}>
      <table className={`${classes.table} ${stacked.stacked}`} data-testid="consumption-lines">
        <thead>
          <tr>
            <th scope="col">{t('column.part')}</th>
            {sums.map((one) => (
              <th key={one} scope="col" className={classes.right}>
                {t(`column.${one}`)}
              </th>
            ))}
            <th scope="col">{t('column.unit')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={[line.part, line.batch, line.unit].join('|')} data-testid="consumption-line" data-part={line.part}>
              <th scope="row">
                <PartNumber part={line.part} other={line.ownerPart} />
                {line.batch && <div className="dim">{t('batch', { number: line.batch })}</div>}
              </th>
              {sums.map((one) => (
                <td key={one} className={`${classes.right} ${stacked.sum}`} data-testid={one} data-label={t(`column.${one}`)}>
                  <Amount amount={line[one]} negated={takes.has(one)} strong={one === 'consumed' || one === 'closing'} />
                </td>
              ))}
              <td className={stacked.sum} data-label={t('column.unit')}>
                {format.unit(line.unit)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function Amount({ amount, negated, strong }: { amount: string; negated: boolean; strong: boolean }) {
  const format = useFormat();
  if (Number(amount) === 0) return <span className="dim">0</span>;
  const shown = negated ? (amount.startsWith('-') ? amount.slice(1) : `-${amount}`) : amount;
  return strong ? <strong>{format.quantity(shown)}</strong> : <>{format.quantity(shown)}</>;
}
