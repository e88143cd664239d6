import type { CallOffLine, Promised } from './callOffs';
import classes from './grid.module.css';
import answer from './row.module.css';
import type { Words } from './words';

const equal = (a: Promised[], b: Promised[]): boolean =>
  a.length === b.length && a.every((one, at) => one.date === b[at]?.date && Number(one.quantity) === Number(b[at]?.quantity));

/** What was promised, and the first promise beside it where it was another one. */
export function Promise({ words: { t, format }, line }: { words: Words; line: CallOffLine }) {
  const say = (promises: Promised[]): string => promises.map((one) => `${format.quantity(one.quantity)} · ${format.date(one.date)}`).join(', ');
  if (line.promises.length === 0) return <span className={`${classes.dim} ${answer.none}`}>–</span>;
  const asCalled = equal(line.promises, [{ date: line.due, quantity: line.quantity }]);
  const first = line.firstPromises && !equal(line.firstPromises, line.promises) ? say(line.firstPromises) : undefined;
  const shortfall = line.shortfall ? t('missing', { quantity: format.quantity(line.shortfall) }) : undefined;
  const reason = line.reason ? t(`answers:reason.${line.reason.code as 'other'}`, { defaultValue: line.reason.code }) : undefined;
  const whole = [say(line.promises), shortfall, reason, line.reason?.text, first && t('first', { promise: first })].filter(Boolean).join(' · ');
  return (
    <span className={`${answer.promised} number`} title={whole}>
      <span>{asCalled ? t('asCalled') : say(line.promises)}</span>
      {shortfall && <span className={answer.shortfall}>{shortfall}</span>}
      {first && <span className={answer.first}>{t('first', { promise: first })}</span>}
    </span>
  );
}
