import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useProblemText } from '../app/problem';
import { type Scope, useScope } from '../app/scope';
import classes from '../plan/plan.module.css';
import { check, type Publication } from './production';

/** How many days are named; further days are counted. */
const NAMED = 5;

/**
 * The promises that a part's new plan breaks, shown before sending. It may be sent all the same.
 */
export function Breaks({ publication }: { publication: Publication }) {
  const { t } = useTranslation('production');
  const format = useFormat();
  const say = useProblemText();
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const answer = useQuery({ queryKey: ['balance', 'breaks', scope, publication], queryFn: ({ signal }) => check(publication, undefined, signal), retry: false, staleTime: Number.POSITIVE_INFINITY });
  if (answer.isPending) return <div className="dim">{t('dialog.checking')}</div>;
  if (answer.isError) return <div className={classes.fault}>{say(answer.error)}</div>;
  const { broken, unit } = answer.data;
  if (broken.length === 0) return <div className="dim">{t('dialog.keeps')}</div>;
  const more = broken.length - NAMED;
  return (
    <div className={classes.fault} data-testid="breaks">
      {t('dialog.breaks', { count: broken.length })}
      <ul>
        {broken.slice(0, NAMED).map((one) => (
          <li key={one.on}>{t('dialog.broken', { on: format.date(one.on), possible: format.quantity(one.possible), promised: format.quantity(one.promised), unit: format.unit(unit) })}</li>
        ))}
      </ul>
      {more > 0 && t('dialog.moreBroken', { count: more })}
    </div>
  );
}
