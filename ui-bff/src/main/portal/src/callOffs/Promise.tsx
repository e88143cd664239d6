import type { CallOffLine, Promised } from './callOffs';
import answer from './row.module.css';
import type { Words } from './words';

const equal = (a: Promised[], b: Promised[]): boolean =>
  a.length === b.length && a.every((one, at) => one.date === b[at]?.date && Number(one.quantity) === Number(b[at]?.quantity));

/** Whether an answer has more to say than fits beside its state: less than was called off, or why. */
export const saysMore = (line: CallOffLine): boolean => line.shortfall !== null || line.reason !== null;

/** What was promised, and the first promise beside it where it was another one. */
export function Promise({ words: { t, format }, line }: { words: Words; line: CallOffLine }) {
  const say = (promises: Promised[]): string => promises.map((one) => `${format.quantity(one.quantity)} · ${format.date(one.date)}`).join(', ');
  if (line.promises.length === 0) return null;
  const asCalled = equal(line.promises, [{ date: line.due, quantity: line.quantity }]);
  const first = line.firstPromises && !equal(line.firstPromises, line.promises) ? say(line.firstPromises) : undefined;
  const shortfall = line.shortfall ? t('missing', { quantity: format.quantity(line.shortfall) }) : undefined;
  const reason = line.reason ? t(`answers:reason.${line.reason.code as 'other'}`, { defaultValue: line.reason.code }) : undefined;
  const why = [reason, line.reason?.text].filter(Boolean).join(': ');
  const whole = [say(line.promises), shortfall, why, first && t('first', { promise: first })].filter(Boolean).join(' · ');
  return (
    <span className={`${answer.promised} number`} title={whole} data-testid="promise">
      {(!asCalled || first || shortfall) && (
        <span className={answer.now}>{shortfall ? <span className={answer.shortfall}>{shortfall}</span> : say(line.promises)}</span>
      )}
      {(shortfall || why || first) && (
        <span className={answer.first}>{[shortfall && say(line.promises), why, first && t('first', { promise: first })].filter(Boolean).join(' · ')}</span>
      )}
      {asCalled && !first && !why && <span className={answer.first}>{t('asCalled')}</span>}
    </span>
  );
}
