import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { ScopedLink, useScope } from '../app/scope';
import { useSendWaiting } from '../app/sendWaiting';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { mayBook } from './roles';
import { useBookings, useOutbox, useSendScans } from './scansOnTheWay';
import classes from './stock.module.css';

/** Sends waiting scans and reports them, on every screen. */
export function WaitingScans() {
  const me = useMe();
  const { readOnly } = useScope();
  return mayBook(me) && !readOnly ? <Sender /> : null;
}

function Sender() {
  const { t } = useTranslation('stock');
  const { pathname } = useLocation();
  const box = useOutbox();
  const bookings = useBookings();
  const send = useSendScans();
  const waiting = bookings.filter((one) => one.state === 'waiting' || one.state === 'sending').length;
  const refused = bookings.filter((one) => one.state === 'failed').length;
  useSendWaiting(box, waiting > 0, send);
  if (pathname === '/scan' || waiting + refused === 0) return null;
  return (
    <div className={classes.onTheWay} role="status" data-testid="scans-on-the-way">
      <Sign tone={refused > 0 ? 'late' : 'open'} sign={refused > 0 ? '✕' : '…'}>
        {[waiting > 0 && t('scan.wait', { count: waiting }), refused > 0 && t('scan.refused', { count: refused })].filter(Boolean).join(' · ')}
      </Sign>{' '}
      <ScopedLink to="/scan" className="inText">
        {t('scan.look')}
      </ScopedLink>
    </div>
  );
}
