import type { Gone } from './callOffs';
import grid from './grid.module.css';
import classes from './schedule.module.css';
import { ChangeSign } from './signs';
import type { Words } from './words';

/** A line of the former release that this one has no more: cut, moved, or received meanwhile. */
export function GoneLine({ words, gone }: { words: Words; gone: Gone }) {
  const { t, format } = words;
  return (
    <tr className={classes.gone} data-testid="gone-line" data-due={gone.due} data-change={gone.change}>
      <td className={`number ${classes.due}`}>
        <s>{format.date(gone.due)}</s>
      </td>
      <td className={`number ${grid.right}`}>
        {gone.previousQuantity && <s>{format.quantity(gone.previousQuantity)}</s>}
      </td>
      <td className={grid.right}>–</td>
      <td className={`number ${grid.right}`}>{gone.change === 'removed' && gone.previousQuantity ? format.signed(`-${gone.previousQuantity}`) : ''}</td>
      <td className={classes.wide} />
      <td className={classes.wide} />
      <td className={classes.wide} />
      <td className={classes.changeCell}>
        <ChangeSign words={words} change={gone.change} firm={gone.withinFirmHorizon && gone.change !== 'consumed'} />
        {gone.received && gone.change !== 'consumed' && <span className={grid.from} data-testid="received-of"> {t('receivedOf', { quantity: format.quantity(gone.received) })}</span>}
        {gone.movedTo && <span className={grid.from}> {t('to', { date: format.date(gone.movedTo) })}</span>}
      </td>
      <td className={grid.dim}>{gone.change === 'consumed' ? t('consumedWhy') : ''}</td>
      <td className={classes.wide} />
    </tr>
  );
}
