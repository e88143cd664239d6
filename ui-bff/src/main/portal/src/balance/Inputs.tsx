import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Sign } from '../app/Sign';
import type { Input } from './balance';
import classes from './balance.module.css';

/** The age of the balance's inputs. Inputs older than agreed are marked, not hidden. */
export function Inputs({ inputs }: { inputs: Input[] }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  return (
    <ul className={classes.inputs} aria-label={t('inputs')} data-testid="inputs">
      {inputs.map(({ kind, asOf, stale }) => (
        <li key={kind} data-kind={kind} data-stale={stale || undefined}>
          {t(`input.${kind}` as 'input.stock', { defaultValue: kind })}{' '}
          <time dateTime={asOf} className="number">
            {format.moment(asOf)}
          </time>{' '}
          {stale && (
            <Sign tone="open" sign="!">
              {t('stale')}
            </Sign>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The oldest input, in one cell. */
export function OldestInput({ inputs }: { inputs: Input[] }) {
  const { t } = useTranslation('balance');
  const format = useFormat();
  const told = inputs.toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1));
  const oldest = told.find((input) => input.stale) ?? told[0];
  if (!oldest) return <span className="dim">–</span>;
  return (
    <>
      <span className="dim">{t(`input.${oldest.kind}` as 'input.stock', { defaultValue: oldest.kind })}</span> <span className={`number ${classes.told}`}>{format.moment(oldest.asOf)}</span>{' '}
      {oldest.stale && (
        <Sign tone="open" sign="!">
          {t('stale')}
        </Sign>
      )}
    </>
  );
}
