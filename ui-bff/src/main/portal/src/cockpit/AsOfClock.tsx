import { useFormat } from '../app/format';
import { Sign } from '../app/Sign';
import { useNow } from '../app/useNow';
import classes from './cockpit.module.css';
import { useWords } from './words';

/** Shows the time of day and, beside it, the moment of the numbers. */
export function AsOfClock({ at, stale }: { at: string; stale: boolean }) {
  const t = useWords();
  const format = useFormat();
  const now = new Date(useNow(1_000));
  const two = (number: number): string => String(number).padStart(2, '0');
  const read = new Date(at);
  return (
    <>
      <strong className={`number ${classes.time}`} aria-hidden="true">
        {two(now.getHours())}:{two(now.getMinutes())}
      </strong>
      <span data-testid="cockpit-at" data-at={at}>
        <Sign tone={stale ? 'late' : 'good'} sign={stale ? '!' : '●'}>
          {t(stale ? 'asOfOld' : 'asOf', { at: stale ? format.moment(at) : `${two(read.getHours())}:${two(read.getMinutes())}:${two(read.getSeconds())}` })}
        </Sign>
      </span>
    </>
  );
}
