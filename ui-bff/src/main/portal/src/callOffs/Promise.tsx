import type { CallOffLine } from './callOffs';
import { toldOf } from './promised';
import answer from './row.module.css';
import type { Words } from './words';

/** The promise, and the first promise if it was different. */
export function Promise({ words, line }: { words: Words; line: CallOffLine }) {
  const told = toldOf(words, line);
  if (!told) return null;
  const { shortfall, promises, why, first, own } = told;
  const beside = shortfall ? promises : [];
  const whole = [promises.join(', '), shortfall, why, first.join(', ')].filter(Boolean).join(' · ');
  return (
    <span className={`${answer.promised} number`} title={whole} data-testid="promise">
      {shortfall && <span className={`${answer.now} ${answer.shortfall}`}>{shortfall}</span>}
      {own && (
        <span className={`${answer.now} ${answer.own}`}>
          <Dates all={promises} />
        </span>
      )}
      {(beside.length > 0 || why || first.length > 0) && (
        <span className={answer.first}>
          {beside.length > 0 && (
            <span className={answer.part}>
              <Dates all={beside} />
            </span>
          )}
          {why && <span className={`${answer.part} ${answer.why}`}>{why}</span>}
          {first.length > 0 && (
            <span className={answer.part}>
              <Dates all={first} />
            </span>
          )}
        </span>
      )}
      {!shortfall && !own && !why && <span className={answer.first}>{words.t('asCalled')}</span>}
    </span>
  );
}

/** Keeps each date on one line. */
function Dates({ all }: { all: string[] }) {
  return all.map((one, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- dates in their order; two may be alike
    <span key={at}>
      <span className="nowrap">
        {one}
        {at < all.length - 1 && ','}
      </span>{' '}
    </span>
  ));
}
