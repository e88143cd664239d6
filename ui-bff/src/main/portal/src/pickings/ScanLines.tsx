import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { compare, typed } from '../app/decimal';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { PartNumber } from '../app/PartNumber';
import { contents, shown } from '../labels/label';
import { separatorOf } from '../labels/separators';
import { Camera } from '../stock/Camera';
import { tell } from './alarm';
import classes from './pickings.module.css';
import type { PickedLine, Picking } from './pickings';
import { usePicks, usePicksBox, useSendPicks } from './picks';
import { ScanAnswer } from './ScanAnswer';
import { currentOf, lastOf, leftOf, type Scanned } from './scanning';
import { useWords } from './words';

/** The most characters of a code. */
const MOST = 200;

/** Picks line by line: shows the place and the goods, takes the scan, and warns loudly if the goods are wrong. */
export function ScanLines({ picking }: { picking: Picking }) {
  const t = useWords();
  const box = usePicksBox();
  const all = usePicks();
  const send = useSendPicks();
  const its = all.filter((one) => one.picking === picking.id);
  const [chosen, choose] = useState<number>();
  const [notKept, setNotKept] = useState(false);
  const line = currentOf(picking, chosen, its);
  const last = lastOf(all, picking.id);
  // People already heard the answers that came before they opened this page.
  const told = useRef(last?.state === 'done' || last?.state === 'failed' ? last.key : undefined);
  useEffect(() => {
    if (last === undefined || last.state === 'waiting' || last.state === 'sending' || told.current === last.key) return;
    told.current = last.key;
    tell(last.state === 'done' && last.right ? 'right' : 'wrong');
  }, [last]);
  const record = (at: PickedLine, code: string, quantity: string): void => {
    const scan: Scanned = { key: crypto.randomUUID(), at: new Date().toISOString(), state: 'waiting', picking: picking.id, number: picking.number, line: at.line, code, quantity };
    setNotKept(!box.add(scan));
    choose(at.line);
    send();
  };
  const waiting = its.filter((one) => one.state === 'waiting' || one.state === 'sending');
  return (
    <section className={`panel ${classes.scan}`} aria-labelledby="picking-scan" data-testid="picking-scan">
      <h2 id="picking-scan">{t('scan.title')}</h2>
      <ScanAnswer last={last} lines={picking.lines} onDrop={box.drop} />
      {its.filter((one) => one.state === 'failed' && one.key !== last?.key).map((one) => <ScanAnswer key={one.key} last={one} lines={picking.lines} onDrop={box.drop} />)}
      {line ? (
        <Asked key={line.line} line={line} all={picking.lines.length} left={leftOf(line, its, picking.version)} onRecord={(code, quantity) => record(line, code, quantity)} />
      ) : (
        <Notice tone={waiting.length > 0 ? 'open' : 'good'}>{waiting.length > 0 ? t('close.waiting', { count: waiting.length }) : t('scan.whole')}</Notice>
      )}
      {line && <Jump lines={picking.lines} line={line} choose={choose} />}
      {notKept && waiting.length > 0 && <Notice tone="late">{t('scan.notKept')}</Notice>}
    </section>
  );
}

type AskedProps = { line: PickedLine; all: number; left: string; onRecord: (code: string, quantity: string) => void };

function Asked({ line, all, left, onRecord }: AskedProps) {
  const t = useWords();
  const format = useFormat();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [said, setSaid] = useState<string>();
  const [judged, setJudged] = useState(false);
  const quantity = typed(said ?? left);
  const unit = format.unit(line.unit);
  const faultOfQuantity = quantity === undefined || compare(quantity, '0') === 0 ? t('scan.positive') : compare(quantity, left) > 0 ? t('scan.beyond', { left: format.quantity(left) }) : undefined;
  const take = (scanned: string): void => {
    setJudged(true);
    const data = contents(scanned);
    if (data === '' || data.length > MOST || faultOfQuantity !== undefined || quantity === undefined) return;
    onRecord(data, quantity);
    setCode('');
    setSaid(undefined);
    setJudged(false);
    field.current?.focus({ preventScroll: true });
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    take(code);
  };
  // A keyboard scanner has keys for the field separators.
  const separate = (event: KeyboardEvent<HTMLInputElement>): void => {
    const separator = separatorOf(event, event.currentTarget.value);
    if (!separator) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    event.currentTarget.setRangeText(separator, selectionStart ?? code.length, selectionEnd ?? code.length, 'end');
    setCode(event.currentTarget.value);
  };
  return (
    <form onSubmit={submit} className={classes.asked} noValidate data-testid="pick-asked" data-line={line.line}>
      <div className={classes.target}>
        <span className="dim">{t('scan.line', { line: line.line, all })}</span>
        <strong className={classes.place}>{line.location ? t('scan.at', { location: line.location }) : t('scan.anywhere')}</strong>
        <span className={classes.goods}>
          <PartNumber part={line.part} />
        </span>
        <span className={classes.goods}>{line.batch ? t('scan.batch', { batch: line.batch }) : t('scan.anyBatch')}</span>
        <span>{t('scan.left', { left: format.quantity(left), all: format.quantity(line.quantity), unit })}</span>
      </div>
      <Camera onRead={take} />
      <TextInput
        ref={field}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a scanner types at once: this form is nothing but this field
        autoFocus
        size="lg"
        label={t('scan.code')}
        description={t('scan.codeHelp')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        onKeyDown={separate}
        error={judged && contents(code) === '' ? t('scan.needed') : code.length > MOST ? t('scan.long') : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="done"
        data-testid="pick-code"
      />
      <div className={classes.amount}>
        <TextInput size="lg" label={t('scan.quantity', { unit })} inputMode="decimal" autoComplete="off" value={said ?? left} onChange={(event) => setSaid(event.currentTarget.value)} error={judged || said !== undefined ? faultOfQuantity : undefined} data-testid="pick-quantity" />
        <Button type="submit" size="lg" data-testid="pick-send">
          {t('scan.enter')}
        </Button>
      </div>
      {code !== shown(code) && <p className="dim number">{shown(code)}</p>}
    </form>
  );
}

/** Goes to another line, for example because its place is nearer. */
function Jump({ lines, line, choose }: { lines: readonly PickedLine[]; line: PickedLine; choose: (line: number) => void }) {
  const t = useWords();
  const open = lines.filter((one) => !one.complete);
  if (open.length < 2) return null;
  return (
    <NativeSelect
      label={t('scan.jump')}
      value={String(line.line)}
      onChange={(event) => choose(Number(event.currentTarget.value))}
      data={open.map((one) => ({ value: String(one.line), label: t('scan.option', { line: one.line, part: one.part, place: one.location ? ` · ${one.location}` : '' }) }))}
      data-testid="pick-jump"
    />
  );
}
