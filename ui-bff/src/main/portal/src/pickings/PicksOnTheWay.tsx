import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { ScopedLink, useScope } from '../app/scope';
import { useSendWaiting } from '../app/sendWaiting';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import classes from './pickings.module.css';
import { pathOf } from './pickings';
import { usePicks, usePicksBox, useSendPicks } from './picks';
import { mayPick } from './roles';

/** Sends waiting scans from every screen, and names the picking that they belong to. */
export function PicksOnTheWay() {
  const me = useMe();
  const { readOnly } = useScope();
  return mayPick(me) && !readOnly ? <Sender /> : null;
}

function Sender() {
  const { t } = useTranslation('pickings');
  const { pathname } = useLocation();
  const box = usePicksBox();
  const all = usePicks();
  const waiting = all.filter((one) => one.state === 'waiting' || one.state === 'sending');
  const refused = all.filter((one) => one.state === 'failed');
  // It also warns of a wrong scan that another screen sent.
  const wrong = all.filter((one) => one.state === 'done' && one.right === false);
  useSendWaiting(box, waiting.length > 0, useSendPicks());
  const first = refused[0] ?? wrong[0] ?? waiting[0];
  if (!first || pathname === pathOf(first.picking)) return null;
  const bad = refused.length + wrong.length;
  return (
    <div className={classes.onTheWay} role="status" data-testid="picks-on-the-way">
      <Sign tone={bad > 0 ? 'late' : 'open'} sign={bad > 0 ? '✕' : '…'}>
        {[waiting.length > 0 && t('way.waiting', { count: waiting.length }), bad > 0 && t('way.wrong', { count: bad })].filter(Boolean).join(' · ')}
      </Sign>{' '}
      <ScopedLink to={pathOf(first.picking)} className="inText">
        {first.number}
      </ScopedLink>
    </div>
  );
}
