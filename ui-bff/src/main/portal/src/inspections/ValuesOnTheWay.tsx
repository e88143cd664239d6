import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSendWaiting } from '../app/sendWaiting';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import classes from './inspections.module.css';
import { pathOf } from './inspections';
import { mayInspect } from './roles';
import { useSendValues, useValuesBox, useWaitingValues } from './valuesOnTheWay';

/** Sends measured values that wait, on every screen, and says which inspection has any. */
export function ValuesOnTheWay() {
  const me = useMe();
  const { readOnly } = useScope();
  return mayInspect(me) && !readOnly ? <Sender /> : null;
}

function Sender() {
  const { t } = useTranslation('inspections');
  const { pathname } = useLocation();
  const box = useValuesBox();
  const values = useWaitingValues();
  const waiting = values.filter((one) => one.state === 'waiting' || one.state === 'sending');
  const refused = values.filter((one) => one.state === 'failed');
  useSendWaiting(box, waiting.length > 0, useSendValues());
  const first = refused[0] ?? waiting[0];
  if (!first || pathname === pathOf(first.inspection)) return null;
  return (
    <div className={classes.onTheWay} role="status" data-testid="values-on-the-way">
      <Sign tone={refused.length > 0 ? 'late' : 'open'} sign={refused.length > 0 ? '✕' : '…'}>
        {[waiting.length > 0 && t('way.waiting', { count: waiting.length }), refused.length > 0 && t('way.refused', { count: refused.length })].filter(Boolean).join(' · ')}
      </Sign>{' '}
      <ScopedLink to={pathOf(first.inspection)} className="inText">
        {first.number}
      </ScopedLink>
    </div>
  );
}
