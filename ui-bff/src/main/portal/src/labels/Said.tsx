import { Notice } from '../app/Notice';
import type { Fault, Field } from './fields';
import classes from './labels.module.css';
import { useWords } from './words';

/** The label's other statements, apart from those in the form. */
export function Said({ fields }: { fields: Field[] }) {
  const t = useWords();
  if (fields.length === 0) return null;
  return (
    <dl className={classes.said} aria-label={t('read')} data-testid="label-said">
      {fields.map((one) => (
        <div key={one.id} data-what={one.what}>
          <dt>{one.what === 'other' || one.what === 'internal' ? t('marked', { what: t(`what.${one.what}`), id: one.id }) : t(`what.${one.what}`)}</dt>
          <dd>{one.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The label's faults, a sentence each. */
export function Faults({ faults }: { faults: Fault[] }) {
  const t = useWords();
  return faults.map(({ why, id, what, value }) => (
    <Notice key={why + id} tone="late" role="alert">
      {t(`fault.${why}`, { what: what ? t(`what.${what}`) : t('code', { id }), value })}
    </Notice>
  ));
}
