import { Button, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { isBelowZero, useProblemText } from '../app/problem';
import { Sign, type Tone } from '../app/Sign';
import type { Booking } from './scanning';
import classes from './stock.module.css';

const states: Record<Booking['state'], [Tone, string]> = { waiting: ['open', '…'], sending: ['info', '…'], done: ['good', '✓'], same: ['quiet', '='], failed: ['late', '✕'], undone: ['quiet', '↶'] };

type Props = { booking: Booking; onUndo: () => void; onAgain: () => void; onDrop: () => void; /** Why it is booked although it takes more than the stock. */ onReason: (reason: string) => void };

/** One scan, its result, and the possible actions. */
export function BookingRow({ booking, onUndo, onAgain, onDrop, onReason }: Props) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const say = useProblemText();
  const { part, batch, packages, document, quantity, unit, way, state, at, error, reason } = booking;
  const [tone, sign] = states[state];
  const short = state === 'failed' && isBelowZero(error) && way === 'out' && !reason;
  return (
    <li data-testid="booking" data-state={state} data-part={part}>
      <span className={classes.bookingText}>
        <strong className="number nowrap">
          {way === 'in' ? '+' : '−'}
          {format.quantity(quantity)} {format.unit(unit)}
        </strong>{' '}
        <PartNumber part={part} /> {batch && <span className="dim">{batch}</span>} {packages && <span className="dim number">{packages.join(' ')}</span>} {document && <span className="dim">{t('scan.against', { document })}</span>} <span className="dim number">{format.moment(at)}</span>
        {reason && <span className="dim"> · {reason}</span>}
      </span>
      <Sign tone={tone} sign={sign}>
        {t(`scan.state.${state}`)}
      </Sign>
      {state === 'done' && (
        <Button size="compact-sm" variant="subtle" leftSection={<IconArrowBackUp size={15} aria-hidden="true" />} onClick={onUndo} aria-label={t('scan.undoOne', { part })} data-testid="undo">
          {t('scan.undo')}
        </Button>
      )}
      {state === 'waiting' && (
        <Button size="compact-sm" variant="default" onClick={onAgain} data-testid="send-now">
          {t('scan.again')}
        </Button>
      )}
      {state === 'failed' && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDrop} aria-label={t('scan.dropOne', { part })} data-testid="drop">
          {t('scan.drop')}
        </Button>
      )}
      {error !== undefined && (
        <p className={classes.problem} role="alert">
          {say(error)}
        </p>
      )}
      {short && <Why part={part} onReason={onReason} />}
    </li>
  );
}

/**
 * Goods that left are booked even if the known stock is too low. A person gives the reason, and a
 * later count corrects the stock.
 */
function Why({ part, onReason }: { part: string; onReason: (reason: string) => void }) {
  const { t } = useTranslation('stock');
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState(false);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setJudged(true);
    if (reason.trim() !== '') onReason(reason.trim());
  };
  return (
    <form className={classes.belowZero} onSubmit={submit} noValidate data-testid="below-zero">
      <TextInput size="xs" label={t('scan.belowZero')} aria-label={`${t('scan.belowZero')} ${part}`} value={reason} maxLength={200} onChange={(event) => setReason(event.currentTarget.value)} error={judged && reason.trim() === '' && t('scan.belowZeroWhy')} autoComplete="off" data-testid="below-zero-reason" />
      <Button type="submit" size="xs" variant="default" data-testid="below-zero-book">
        {t('scan.bookAnyway')}
      </Button>
    </form>
  );
}
