import { Button, NativeSelect, SegmentedControl, TextInput, Title } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { sum } from '../app/decimal';
import { useFormat } from '../app/format';
import { mayRepeat, useProblemText } from '../app/problem';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign, type Tone } from '../app/Sign';
import { Empty } from '../app/states';
import { Camera } from './Camera';
import { mayBook } from './roles';
import { back, booked, type Booking, nothing, take, tally, type Way } from './scanning';
import classes from './stock.module.css';
import { move, unitsOfStock, useOwnSites, useStockOf } from './stock';

/** Books goods in and out by scanner or by hand, one item at a time. */
export function Scan() {
  const { t } = useTranslation('stock');
  const me = useMe();
  const { readOnly } = useScope();
  if (!mayBook(me) || readOnly) return <Empty whole title={t(readOnly ? 'pastOnly' : 'notYours')} />;
  return <Scanner />;
}

const MOST_SHOWN = 50;

function Scanner() {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const client = useQueryClient();
  const sites = useOwnSites();
  const [site, setSite] = useState('');
  const [way, setWay] = useState<Way>('in');
  const [chosenUnit, setUnit] = useState<string>('PCE');
  const [draft, setDraft] = useState(nothing);
  const [line, setLine] = useState('');
  const [document, setDocument] = useState('');
  const [fault, setFault] = useState<'part' | 'quantity'>();
  const [bookings, setBookings] = useState<Booking[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const where = site || sites[0]?.code || '';
  const known = useStockOf(where, draft.part).data;
  const usable = known?.filter((row) => row.status === 'usable' && row.category === 'finished') ?? [];
  // A part is kept in one unit: what is there says in which.
  const unit = usable[0]?.unit ?? chosenUnit;
  const change = (key: string, to: Partial<Booking>): void => setBookings((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));

  const send = async (booking: Booking): Promise<void> => {
    change(booking.key, { state: 'sending', error: undefined });
    try {
      const { version } = await move({ site: booking.site, part: booking.part, category: 'finished', status: 'usable', ...(booking.batch && { batch: booking.batch }), ...(booking.document && { document: booking.document }), unit: booking.unit, at: booking.at, ...booked(booking.way, booking.quantity) }, booking.key);
      change(booking.key, { state: 'done', movement: version });
      announce(t('scan.booked', { part: booking.part }));
      await client.invalidateQueries({ queryKey: ['stock'] });
    } catch (error) {
      change(booking.key, { state: 'failed', error });
      announce(t('scan.notBooked', { part: booking.part }));
    }
  };
  const undo = async (booking: Booking): Promise<void> => {
    change(booking.key, { state: 'sending', error: undefined });
    try {
      await move({ site: booking.site, part: booking.part, reverses: booking.movement ?? 0, reason: t('scan.undoReason') }, `${booking.key}-undo`);
      change(booking.key, { state: 'undone' });
      await client.invalidateQueries({ queryKey: ['stock'] });
    } catch (error) {
      change(booking.key, { state: 'done', error });
    }
  };
  const enter = (text: string): void => {
    const taken = take(draft, text);
    setFault(taken.fault);
    setLine('');
    setDraft(taken.draft);
    if (!taken.item) return;
    const booking: Booking = { ...taken.item, key: crypto.randomUUID(), site: where, document: document.trim(), way, unit, at: new Date().toISOString(), state: 'sending' };
    setBookings((all) => [booking, ...all]);
    void send(booking);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    enter(line);
    field.current?.focus();
  };
  const { scans, sums } = tally(bookings);
  return (
    <div className="page" data-testid="scan">
      <title>{`${t('scan.title')} · Weft`}</title>
      <div className={classes.head}>
        <Title order={1}>{t('scan.title')}</Title>
        <ScopedLink to="/stock">{t('title')}</ScopedLink>
      </div>
      <div className={classes.setting}>
        <SegmentedControl
          value={way}
          onChange={(value) => setWay(value as Way)}
          aria-label={t('scan.way')}
          data={[
            { value: 'in', label: t('scan.in') },
            { value: 'out', label: t('scan.out') },
          ]}
          data-testid="way"
        />
        {sites.length > 1 && <NativeSelect aria-label={t('column.site')} value={where} onChange={(event) => setSite(event.currentTarget.value)} data={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} />}
        {usable.length > 0 ? <span>{format.unit(unit)}</span> : <NativeSelect aria-label={t('column.unit')} value={unit} onChange={(event) => setUnit(event.currentTarget.value)} data={unitsOfStock.map((one) => ({ value: one, label: format.unit(one) }))} />}
        <TextInput
          aria-label={t('scan.document')}
          placeholder={t('scan.document')}
          value={document}
          maxLength={70}
          onChange={(event) => setDocument(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && field.current?.focus()}
          autoComplete="off"
          spellCheck={false}
          data-testid="scan-document"
        />
      </div>
      <form onSubmit={submit} className={`panel ${classes.scanner}`} data-step={draft.step} data-testid="scanner" noValidate>
        <ol className={classes.steps}>
          {(['part', 'batch', 'quantity'] as const).map((step) => (
            <li key={step} data-current={draft.step === step || undefined} aria-current={draft.step === step ? 'step' : undefined}>
              <span>{t(`column.${step}`)}</span>
              <strong>{step === 'part' ? draft.part : step === 'batch' && draft.step === 'quantity' ? (draft.batch ?? t('scan.none')) : ''}</strong>
            </li>
          ))}
        </ol>
        <Camera onRead={enter} />
        <TextInput
          ref={field}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a scanner types at once: this page is nothing but this field
          autoFocus
          size="lg"
          label={t(`scan.ask.${draft.step}`)}
          description={t(`scan.help.${draft.step}`)}
          value={line}
          onChange={(event) => setLine(event.currentTarget.value)}
          error={fault && t(`fault.${fault}`)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="next"
          inputMode={draft.step === 'quantity' ? 'decimal' : 'text'}
          data-testid="scan-field"
        />
        <p className={classes.check} role="status" data-testid="scan-check">
          {draft.part !== '' && known && (usable.length === 0 ? t('scan.unknown') : t('scan.known', { quantity: format.quantity(sum(usable.map((row) => row.quantity))), unit: format.unit(unit), batches: format.list(usable.map((row) => row.batch ?? t('scan.none')).slice(0, 6)) }))}
        </p>
        <div className={classes.buttons}>
          <Button type="submit">{t('scan.enter')}</Button>
          {draft.step !== 'part' && (
            <Button
              variant="default"
              onClick={() => {
                setDraft(back(draft));
                setFault(undefined);
                field.current?.focus();
              }}
            >
              {t('scan.back')}
            </Button>
          )}
        </div>
      </form>
      <section aria-label={t('scan.done')} className={classes.done}>
        <div className={classes.tally} data-testid="tally" data-scans={scans}>
          <Title order={2}>{t('scan.count', { count: scans })}</Title>
          {sums.map((one) => (
            <span key={one.unit} className="number">
              +{format.quantity(one.in)} −{format.quantity(one.out)} {format.unit(one.unit)}
            </span>
          ))}
        </div>
        <ul className={classes.bookings}>
          {bookings.slice(0, MOST_SHOWN).map((booking) => (
            <BookingRow key={booking.key} booking={booking} onUndo={() => void undo(booking)} onAgain={() => void send(booking)} />
          ))}
        </ul>
      </section>
    </div>
  );
}

const states: Record<Booking['state'], [Tone, string]> = { sending: ['info', '…'], done: ['good', '✓'], failed: ['late', '✕'], undone: ['quiet', '↶'] };

function BookingRow({ booking, onUndo, onAgain }: { booking: Booking; onUndo: () => void; onAgain: () => void }) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const say = useProblemText();
  const { part, batch, document, quantity, unit, way, state, at, error } = booking;
  const [tone, sign] = states[state];
  return (
    <li data-testid="booking" data-state={state} data-part={part}>
      <span className={classes.bookingText}>
        <strong className="number nowrap">
          {way === 'in' ? '+' : '−'}
          {format.quantity(quantity)} {format.unit(unit)}
        </strong>{' '}
        {part} {batch && <span className="dim">{batch}</span>} {document && <span className="dim">{t('scan.against', { document })}</span>} <span className="dim number">{format.moment(at)}</span>
      </span>
      <Sign tone={tone} sign={sign}>
        {t(`scan.state.${state}`)}
      </Sign>
      {state === 'done' && (
        <Button size="compact-sm" variant="subtle" leftSection={<IconArrowBackUp size={15} aria-hidden="true" />} onClick={onUndo} aria-label={t('scan.undoOne', { part })} data-testid="undo">
          {t('scan.undo')}
        </Button>
      )}
      {state === 'failed' && mayRepeat(error) && (
        <Button size="compact-sm" variant="default" onClick={onAgain}>
          {t('scan.again')}
        </Button>
      )}
      {error !== undefined && (
        <p className={classes.problem} role="alert">
          {say(error)}
        </p>
      )}
    </li>
  );
}
