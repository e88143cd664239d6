import { Button, NativeSelect, SegmentedControl, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type MouseEvent, type SyntheticEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sum } from '../app/decimal';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Empty } from '../app/states';
import { said } from '../labels/label';
import { Question } from '../labels/Question';
import { Said } from '../labels/Said';
import { separatorOf } from '../labels/separators';
import { unitOf } from '../labels/units';
import { Camera } from './Camera';
import { BookingRow } from './BookingRow';
import { bookedBefore, type Labelled, othersOf, withoutPackages } from './labelled';
import { forget } from './meaning';
import { OfLabel } from './OfLabel';
import { mayBook } from './roles';
import { Scanned } from './Scanned';
import { useScansUnder } from './scans';
import { useBookings, useOutbox, useSendScans } from './scansOnTheWay';
import { back, type Booking, type Item, tally, unitOfPart, type Way } from './scanning';
import classes from './stock.module.css';
import { move, type OwnStockRow, stockOf, unitsOfStock, useOwnSites, useStockOf } from './stock';
import { useScanner } from './useScanner';

/** Books goods in and out by scanner or by hand, one item at a time. */
export function Scan() {
  const { t } = useTranslation('stock');
  const me = useMe();
  const { readOnly } = useScope();
  if (!mayBook(me) || readOnly) return <Empty whole title={t(readOnly ? 'pastOnly' : 'notYours')} />;
  return <Scanner />;
}

const MOST_SHOWN = 50;
/** Fields in which people type or choose. */
const TYPED_IN = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [role=dialog] *';

type Setting = { site: string; way: Way; unit: string; document: string };
/** The stock shown beside the booking. */
const usableOf = (rows: OwnStockRow[] | undefined): OwnStockRow[] => rows?.filter((row) => row.status === 'usable' && row.category === 'finished') ?? [];
const START: Setting = { site: '', way: 'in', unit: 'PCE', document: '' };

function Scanner() {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const client = useQueryClient();
  const { as, asOf } = useScope();
  const sites = useOwnSites();
  const [{ site, way, unit: chosenUnit, document }, show] = useState(START);
  // A code that waited is booked with the page's current settings: a label before it may have named
  // the document in the same instant.
  const setting = useRef(START);
  const choose = (to: Partial<Setting>): void => {
    setting.current = { ...setting.current, ...to };
    show(setting.current);
  };
  // The typed text; undefined keeps the label's quantity.
  const [line, setLine] = useState<string>();
  const box = useOutbox();
  const bookings = useBookings();
  const sendScans = useSendScans();
  const [notKept, setNotKept] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const where = site || sites[0]?.code || '';
  const now = (): Setting => ({ ...setting.current, site: setting.current.site || where, document: setting.current.document.trim() });
  const { draft, fault, remarks, question, waiting, scanner } = useScanner({
    at: now,
    onLabel: (fields) => choose({ document: now().document || (said(fields, 'document') ?? '') }),
    book: (item, label) => book(item, label),
  });
  // While somebody types a number, its beginnings are not looked up.
  const [settled] = useDebouncedValue(document.trim(), 350);
  const scansUnder = useScansUnder(where, settled);
  const known = useStockOf(where, draft.part).data;
  const usable = usableOf(known);
  const counted = draft.label?.unit;
  const unit = unitOfPart(usable, draft.label, chosenUnit);
  const fits = counted === undefined || counted === unit || unitOf(counted) === unit;
  const proposal = draft.step === 'quantity' && fits ? (draft.label?.quantity ?? '') : '';
  const typed = line ?? proposal;
  const undo = async (booking: Booking): Promise<void> => {
    box.change(booking.key, { state: 'sending', error: undefined });
    try {
      await move({ site: booking.site, part: booking.part, reverses: booking.movement ?? 0, reason: t('scan.undoReason') }, `${booking.key}-undo`);
      box.change(booking.key, { state: 'undone' });
      await forget(client);
    } catch (error) {
      box.change(booking.key, { state: 'done', error });
    }
  };
  const book = (item: Item, label: Labelled | undefined): void => {
    const at = now();
    const there = usableOf(client.getQueryData(stockOf({ as, asOf }, at.site, item.part).queryKey));
    const booking: Booking = { ...item, ...at, unit: unitOfPart(there, label, at.unit), key: crypto.randomUUID(), at: new Date().toISOString(), state: 'waiting' };
    setNotKept(!box.add(booking));
    sendScans();
  };
  /** The hub refused the first booking, so this is another movement with its own key. */
  const bookAnyway = (booking: Booking, reason: string): void => {
    box.drop(booking.key);
    box.add({ ...booking, key: crypto.randomUUID(), state: 'waiting', error: undefined, reason });
    sendScans();
    field.current?.focus();
  };
  /**
   * A scanner types into the focused field. A tap anywhere except on another field returns the
   * focus.
   */
  const giveBack = (event: MouseEvent): void => {
    if (event.detail === 0) return;
    setTimeout(() => {
      const { activeElement } = window.document;
      if (!activeElement?.matches(TYPED_IN)) field.current?.focus({ preventScroll: true });
    });
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (line?.trim()) void scanner.enter(line);
    else if (proposal === '') void scanner.enter('');
    // A person who emptied the field sees the proposal again first.
    else if (line === undefined) void scanner.accept(draft, proposal);
    setLine(undefined);
    field.current?.focus();
  };
  const answered = (one: unknown): void => {
    question?.answer(one);
    field.current?.focus();
  };
  const leaveOut = (): void => {
    scanner.change(withoutPackages);
    field.current?.focus();
  };
  // A keyboard scanner has keys for the field separators.
  const separate = (event: KeyboardEvent<HTMLInputElement>): void => {
    const separator = separatorOf(event, event.currentTarget.value);
    if (!separator) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    event.currentTarget.setRangeText(separator, selectionStart ?? typed.length, selectionEnd ?? typed.length, 'end');
    setLine(event.currentTarget.value);
  };
  // The next typed or scanned text replaces the label's quantity.
  useLayoutEffect(() => {
    if (line === undefined && proposal !== '' && field.current === window.document.activeElement) field.current?.select();
  });
  const { scans, sums } = tally(bookings);
  const waitingScans = bookings.filter((one) => one.state === 'waiting').length;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- it does nothing itself: it gives the focus back after what a tap did
    <div className="page" data-testid="scan" onClick={giveBack}>
      <title>{`${t('scan.title')} · Weft`}</title>
      <div className={classes.head}>
        <Title order={1}>{t('scan.title')}</Title>
        <ScopedLink to="/stock">{t('title')}</ScopedLink>
      </div>
      <div className={classes.setting}>
        <SegmentedControl
          value={way}
          onChange={(value) => choose({ way: value as Way })}
          aria-label={t('scan.way')}
          data={[
            { value: 'in', label: t('scan.in') },
            { value: 'out', label: t('scan.out') },
          ]}
          data-testid="way"
        />
        {sites.length > 1 && <NativeSelect aria-label={t('column.site')} value={where} onChange={(event) => {
              choose({ site: event.currentTarget.value });
              field.current?.focus();
            }} data={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} />}
        {usable.length > 0 || unit !== chosenUnit ? <span>{format.unit(unit)}</span> : <NativeSelect aria-label={t('column.unit')} value={unit} onChange={(event) => {
              choose({ unit: event.currentTarget.value });
              field.current?.focus();
            }} data={unitsOfStock.map((one) => ({ value: one, label: format.unit(one) }))} />}
        <TextInput
          aria-label={t('scan.document')}
          placeholder={t('scan.document')}
          value={document}
          maxLength={70}
          onChange={(event) => choose({ document: event.currentTarget.value })}
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
              <strong>{step === 'part' ? draft.part : step === 'quantity' ? proposal && `${format.quantity(proposal)} ${format.unit(unit)}` : (draft.batch ?? (draft.step === 'quantity' ? t('scan.none') : ''))}</strong>
            </li>
          ))}
        </ol>
        {question && <Question {...question} answer={answered} />}
        <OfLabel draft={draft} remarks={remarks} document={document.trim()} kept={fits ? undefined : unit} before={bookedBefore(draft.label?.packages ?? [], { document: document.trim(), way }, scansUnder ?? [], bookings)} onLeaveOut={leaveOut} />
        <Camera onRead={(text) => void scanner.enter(text, true)} />
        <TextInput
          ref={field}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a scanner types at once: this page is nothing but this field
          autoFocus
          size="lg"
          label={t(proposal === '' ? `scan.ask.${draft.step}` : 'scan.ask.proposal')}
          description={t(proposal === '' ? `scan.help.${draft.step}` : 'scan.help.proposal')}
          value={typed}
          onChange={(event) => setLine(event.currentTarget.value)}
          onKeyDown={separate}
          error={fault && t(`fault.${fault}`)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="next"
          inputMode={draft.step === 'quantity' ? 'decimal' : 'text'}
          data-testid="scan-field"
        />
        <p className={classes.check} role="status" data-testid="scan-check">
          {waiting && !question && t('scan.waiting')}
          {!waiting && draft.part !== '' && known && (usable.length === 0 ? t('scan.unknown') : t('scan.known', { quantity: format.quantity(sum(usable.map((row) => row.quantity))), unit: format.unit(unit), batches: format.list(usable.map((row) => row.batch ?? t('scan.none')).slice(0, 6)) }))}
        </p>
        <div className={classes.buttons}>
          <Button type="submit" size="md">
            {proposal === '' ? t('scan.enter') : t('scan.book', { quantity: `${way === 'in' ? '+' : '−'}${typed}`, unit: format.unit(unit) })}
          </Button>
          {(draft.step !== 'part' || draft.label) && (
            <Button
              size="md"
              variant="default"
              onClick={() => {
                scanner.change(back);
                setLine(undefined);
                field.current?.focus();
              }}
            >
              {t('scan.back')}
            </Button>
          )}
        </div>
        <Said fields={othersOf(draft)} />
      </form>
      <Scanned document={settled} scans={scansUnder} onUndone={(scan) => bookings.filter((one) => one.movement === scan.movement && one.part === scan.part && one.site === scan.site).forEach((one) => box.change(one.key, { state: 'undone', error: undefined }))} />
      {waitingScans > 0 && (
        <Notice tone="open">
          <span data-testid="scans-waiting">{t('scan.waitWhy', { count: waitingScans })}</span>
        </Notice>
      )}
      {notKept && bookings.some((one) => one.state === 'waiting') && <Notice tone="late" role="alert">{t('scan.notKept')}</Notice>}
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
            <BookingRow key={booking.key} booking={booking} onUndo={() => void undo(booking)} onAgain={sendScans} onDrop={() => box.drop(booking.key)} onReason={(reason) => bookAnyway(booking, reason)} />
          ))}
        </ul>
      </section>
    </div>
  );
}
