import { Autocomplete, Button, Checkbox, CloseButton, NativeSelect, TextInput, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Crumbs } from '../app/Crumbs';
import { useCustomers } from '../app/customers';
import { useDraftOf } from '../app/draft';
import { compare, minus, typed } from '../app/decimal';
import { today } from '../app/days';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { BothNumbers } from '../app/BothNumbers';
import { useBothNumbers } from '../app/PartName';
import { useScope, useScopedPath } from '../app/scope';
import { isBelowZero } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Empty, Loading } from '../app/states';
import { Wide } from '../app/Wide';
import { isOverdue, lineKey } from '../callOffs/callOffs';
import { DueText } from '../callOffs/DueText';
import { dueText, useWords } from '../callOffs/words';
import { unitsOfStock, useOwnSites } from '../stock/stock';
import { type Batch, inUnit, lacking, type Taken, taken as takenFrom } from './batches';
import { Beyond } from './Beyond';
import { type DueLine, dueFirst, netted, useDue, useFirstDue } from './due';
import { isPacked, Pack } from './Pack';
import { NOTHING_PACKED, packedAnew, type Packaging, type Packing, proposed, tree } from './packing';
import { type Proposal, useProposal } from './proposal';
import { mayShip } from './roles';
import classes from './shipping.module.css';
import { type AnnouncedLine, type Despatch, ship, useTransit } from './shipments';

/** Choose due lines, check, send. */
export function Ship() {
  const { t } = useTranslation('shipping');
  const me = useMe();
  const { as, readOnly } = useScope();
  if (!mayShip(me, as) || readOnly) return <Empty whole title={t(readOnly ? 'pastOnly' : 'notYours')} />;
  return <ShipForm />;
}

type Chosen = { quantity: string; batch: string };
/**
 * Announced lines have keys. Packing counts lines and finds them again by key after a new choice.
 */
type Checked = { despatch: Despatch; keys: string[] };
/** The proposal applies until a person says otherwise; null: no entry. */
type Said = string | null;
type Extra = { id: number; part: string; quantity: string; unit: string; batch: string; order: string };

function ShipForm() {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const customers = useCustomers();
  const [asked] = useSearchParams();
  const all = asked.get('pick') === 'due';
  const sites = useOwnSites();
  const [form, change, forget] = useDraftOf('ship', { buyer: asked.get('buyer') ?? '', site: '', from: '', number: null as Said, shipped: today(), arrives: null as Said, picked: [] as [string, Chosen][], extras: [] as Extra[], packing: NOTHING_PACKED });
  const first = useFirstDue(all && form.buyer === '');
  const { site, shipped, extras } = form;
  const buyer = form.buyer || (first?.buyer ?? '');
  const chosen = new Map(form.picked);
  const [judged, setJudged] = useState(false);
  const [checking, setChecking] = useState<Checked>();
  const customer = customers.find((one) => one.code === buyer);
  const shipTo = site || (first?.buyer === buyer && customer?.sites.some((one) => one.code === first.site) ? first.site : '') || customer?.sites[0]?.code || '';
  const shipFrom = sites.length > 1 ? form.from || (sites[0]?.code ?? '') : '';
  const due = useDue(buyer);
  const transits = useTransit(buyer);
  const transit = (transits.data ?? []).filter((one) => one.shipTo === shipTo);
  const lines = netted(
    (due.data ?? []).filter((line) => line.site === shipTo),
    transit,
  );
  const { data: proposal } = useProposal({ buyer, shipTo, shipFrom, shipped, parts: lines.map((line) => line.part), own: extras.map((one) => one.part) });
  const number = form.number ?? proposal?.number ?? '';
  const known = (part: string) => proposal?.parts.find((one) => one.partnerPart === part) ?? proposal?.parts.find((one) => one.part === part);
  const arriving = [...chosen.keys()].flatMap((key) => known(lines.find((line) => lineKey(line) === key)?.part ?? '')?.arrives ?? []).toSorted().at(-1);
  const arrives = form.arrives ?? arriving ?? '';
  // Once, and only if nobody chose anything: people ship what is due first.
  const begun = useRef(false);
  const ready = all && due.data !== undefined && transits.data !== undefined && lines.length > 0;
  useEffect(() => {
    if (!ready || begun.current) return;
    begun.current = true;
    if (form.picked.length > 0) return;
    change({ buyer, picked: dueFirst(lines, asked.get('part') ?? '').map((line) => [lineKey(line), { quantity: line.open, batch: '' }]) });
  });
  const pick = (line: DueLine, to: Partial<Chosen> | null): void => {
    const next = new Map(chosen);
    if (to) next.set(lineKey(line), { quantity: line.open, batch: '', ...chosen.get(lineKey(line)), ...to });
    else next.delete(lineKey(line));
    change({ picked: [...next] });
  };
  const picked = lines.flatMap((line) => {
    const one = chosen.get(lineKey(line));
    return one ? [{ line, ...one }] : [];
  });
  const bad = (text: string): boolean => compare(typed(text) ?? '0', '0') <= 0;
  const faulty = picked.some((one) => bad(one.quantity)) || extras.some((one) => one.part.trim() === '' || bad(one.quantity));
  const nothing = picked.length + extras.length === 0;
  const check = (event: SyntheticEvent): void => {
    event.preventDefault();
    setJudged(true);
    if (faulty || nothing || number.trim() === '' || shipped === '') return;
    const goods = takenOf(picked, known);
    const called = goods.map(({ line, quantity, batch }): AnnouncedLine => ({ partnerPart: line.part, quantity, unit: line.unit, ...(batch && { batch }), deliveryNote: number.trim(), ...(line.agreement && { agreement: line.agreement }) }));
    const added = extras.map((one): AnnouncedLine => ({ part: one.part.trim(), quantity: typed(one.quantity) ?? '', unit: one.unit, ...(one.batch.trim() && { batch: one.batch.trim() }), deliveryNote: number.trim(), ...(one.order.trim() && { order: one.order.trim() }) }));
    const keys = [...goods.map((one) => one.key), ...extras.map((one) => `extra ${one.id}`)];
    const announced = [...called, ...added];
    const packed = packedAnew(form.packing, keys);
    change({ packing: packed.touched ? packed : { ...NOTHING_PACKED, of: keys, boxes: proposed(announced.map((line) => ({ quantity: line.quantity, packaging: packagingOf(line, known) })), number.trim()) } });
    setChecking({ despatch: { number: number.trim(), buyer, ...(shipFrom && { shipFrom }), shipTo, shipped, ...(arrives && { arrives }), lines: announced }, keys });
  };
  if (checking) return <Check despatch={checking.despatch} packing={form.packing} onPacking={(to) => change({ packing: { ...form.packing, ...to, touched: true } })} onBack={() => setChecking(undefined)} onSent={forget} />;
  return (
    <div className="page" data-testid="ship">
      <title>{`${t('ship.title')} · Weft`}</title>
      <Crumbs way={[{ to: '/shipments', label: t('title') }]} here={t('ship.title')} />
      <Title order={1}>{t('ship.title')}</Title>
      <form onSubmit={check} noValidate>
        <div className={`panel ${classes.panel} ${classes.fields}`}>
          <NativeSelect
            label={t('column.customer')}
            withAsterisk
            value={buyer}
            onChange={(event) => change({ buyer: event.currentTarget.value, site: '', arrives: null, picked: [], packing: NOTHING_PACKED })}
            data={[{ value: '', label: t('ship.choose') }, ...customers.map((one) => ({ value: one.code, label: format.text(one.name) }))]}
            error={judged && buyer === '' && t('ship.missing')}
            data-testid="ship-customer"
          />
          <NativeSelect label={t('column.shipTo')} value={shipTo} disabled={!customer} onChange={(event) => change({ site: event.currentTarget.value })} data={(customer?.sites ?? []).map((one) => ({ value: one.code, label: format.text(one.name) }))} />
          {sites.length > 1 && <NativeSelect label={t('column.shipFrom')} value={shipFrom} onChange={(event) => change({ from: event.currentTarget.value })} data={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} data-testid="ship-from" />}
          <TextInput label={t('column.number')} withAsterisk value={number} onChange={(event) => change({ number: event.currentTarget.value })} autoComplete="off" error={judged && number.trim() === '' && t('ship.missing')} data-testid="ship-number" data-proposed={form.number === null} />
          <TextInput type="date" label={t('column.shipped')} withAsterisk value={shipped} onChange={(event) => change({ shipped: event.currentTarget.value })} error={judged && shipped === '' && t('ship.missing')} />
          <TextInput type="date" label={t('column.arrives')} value={arrives} min={shipped} onChange={(event) => change({ arrives: event.currentTarget.value })} data-testid="ship-arrives" />
        </div>
        {buyer !== '' && (
          <section className={`panel ${classes.panel}`} aria-label={t('ship.due')}>
            <Title order={2}>{t('ship.due')}</Title>
            {due.isPending ? <Loading /> : lines.length === 0 ? <p className="dim">{t('ship.nothingDue')}</p> : <DueLines lines={lines} chosen={chosen} judged={judged} known={known} goods={takenOf(picked, known)} onPick={pick} bad={bad} />}
            <Extras extras={extras} judged={judged} bad={bad} onChange={(next) => change({ extras: next })} />
          </section>
        )}
        {judged && nothing && buyer !== '' && (
          <Notice tone="late" role="alert">
            {t('ship.nothing')}
          </Notice>
        )}
        <Button type="submit" mt="md" data-testid="ship-check">
          {t('ship.check', { count: picked.length + extras.length })}
        </Button>
      </form>
    </div>
  );
}

type Known = (part: string) => Proposal['parts'][number] | undefined;
type Picked = { line: DueLine; quantity: string; batch: string };

/** Chosen lines with the batches that they take. */
function takenOf(picked: Picked[], known: Known): (Taken & { line: DueLine })[] {
  const wanted = picked.map(({ line, quantity, batch }) => ({ key: lineKey(line), part: line.part, quantity: typed(quantity) ?? '0', unit: line.unit, batch: batch.trim() }));
  const byKey = new Map(picked.map(({ line }) => [lineKey(line), line]));
  return takenFrom(wanted, (part) => known(part)?.batches ?? []).flatMap((one) => {
    const line = byKey.get(one.of);
    return line ? [{ ...one, line }] : [];
  });
}

/** The line's packaging, if that counts in the line's unit. */
function packagingOf(line: AnnouncedLine, known: Known): Packaging | null {
  const part = known('part' in line ? line.part : line.partnerPart);
  return part?.unit === line.unit ? part.packaging : null;
}

type DueProps = { known: Known; goods: Taken[]; lines: DueLine[]; chosen: ReadonlyMap<string, Chosen>; judged: boolean; bad: (text: string) => boolean; onPick: (line: DueLine, change: Partial<Chosen> | null) => void };

function DueLines({ lines, chosen, judged, bad, known, goods, onPick }: DueProps) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const words = useWords();
  return (
    <Wide label={t('ship.due')}>
      <table className={`${classes.table} ${classes.cards}`}>
        <thead>
          <tr>
            <th scope="col">{t('column.part')}</th>
            <th scope="col">{t('column.due')}</th>
            <th scope="col">{t('column.called')}</th>
            <th scope="col">{t('column.quantity')}</th>
            <th scope="col">{t('column.batch')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const one = chosen.get(lineKey(line));
            const name = `${line.part} ${dueText(words, line)[0]}`;
            return (
              <tr key={lineKey(line)} data-testid="due-line" data-part={line.part} data-due={line.due}>
                <th scope="row" className={classes.about}>
                  <Checkbox size="sm" label={<BothNumbers own={known(line.part)?.part ?? line.part} partners={line.part} />} checked={one !== undefined} onChange={(event) => onPick(line, event.currentTarget.checked ? {} : null)} />
                </th>
                <td className={isOverdue(line) ? classes.difference : undefined}>
                  <DueText words={words} line={line} /> {isOverdue(line) && t('ship.overdue')}
                </td>
                <td>
                  {format.quantity(line.quantity)} {format.unit(line.unit)}
                  {line.open !== line.quantity && <span className="dim"> · {t('ship.onTheWay', { quantity: format.quantity(minus(line.quantity, line.open)) })}</span>}
                </td>
                <td data-label={t('column.quantity')}>
                  <TextInput size="xs" w={104} inputMode="decimal" aria-label={t('ship.quantityOf', { line: name })} value={one?.quantity ?? ''} placeholder={line.open} onChange={(event) => onPick(line, { quantity: event.currentTarget.value })} error={judged && one !== undefined && bad(one.quantity)} classNames={{ input: 'number' }} data-testid="ship-quantity" />
                </td>
                <td data-label={t('column.batch')}>
<BatchOf label={t('ship.batchOf', { line: name })} line={line} chosen={one} batches={known(line.part)?.batches ?? []} goods={goods.filter((some) => some.of === lineKey(line))} onPick={(batch) => onPick(line, { batch })} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}

/**
 * The batches to choose from, the oldest first; the default choice, and the missing quantity of a
 * named batch.
 */
function BatchOf({ label, line, chosen, batches, goods, onPick }: { label: string; line: DueLine; chosen: Chosen | undefined; batches: readonly Batch[]; goods: readonly Taken[]; onPick: (batch: string) => void }) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const there = inUnit(batches, line.unit).filter((one) => one.batch !== null);
  const batch = chosen?.batch ?? '';
  const unit = format.unit(line.unit);
  const lacks = lacking({ key: '', part: line.part, quantity: typed(chosen?.quantity ?? '') ?? '0', unit: line.unit, batch: batch.trim() }, batches);
  const missing = goods.find((one) => one.batch === '');
  return (
    <>
      <Autocomplete
        size="xs"
        w={{ base: 124, sm: 190 }}
        aria-label={label}
        value={batch}
        onChange={onPick}
        placeholder={there.length > 0 ? t('ship.oldest') : undefined}
        data={there.map((one) => one.batch ?? '')}
        renderOption={({ option }) => {
          const one = there.find((some) => some.batch === option.value);
          return (
            <span data-testid="batch-there">
              <strong>{option.value}</strong> {one && <span className="number">{`${format.quantity(one.quantity)} ${unit} · ${format.date(one.since.slice(0, 10))}`}</span>}
            </span>
          );
        }}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        autoComplete="off"
        error={lacks !== undefined && t('ship.lacks', { quantity: `${format.quantity(lacks)} ${unit}` })}
        data-testid="ship-batch"
      />
      {chosen && batch === '' && there.length > 0 && (
        <div className={classes.batches} data-testid="batches-taken">
          {goods.filter((one) => one.batch !== '').map((one) => (
            <div key={one.batch} className="number">{`${one.batch} · ${format.quantity(one.quantity)}`}</div>
          ))}
          {missing && <div className={classes.difference}>{t('ship.noBatch', { quantity: `${format.quantity(missing.quantity)} ${unit}` })}</div>}
        </div>
      )}
    </>
  );
}

function Extras({ extras, judged, bad, onChange }: { extras: Extra[]; judged: boolean; bad: (text: string) => boolean; onChange: (extras: Extra[]) => void }) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const change = (id: number, to: Partial<Extra>): void => onChange(extras.map((one) => (one.id === id ? { ...one, ...to } : one)));
  return (
    <>
      {extras.map((one, at) => (
        <fieldset key={one.id} className={classes.extra}>
          <legend className="visually-hidden">{t('ship.extra', { number: at + 1 })}</legend>
          <TextInput size="xs" label={t('column.part')} value={one.part} onChange={(event) => change(one.id, { part: event.currentTarget.value })} error={judged && one.part.trim() === '' && t('ship.missing')} autoComplete="off" />
          <TextInput size="xs" label={t('column.quantity')} inputMode="decimal" value={one.quantity} onChange={(event) => change(one.id, { quantity: event.currentTarget.value })} error={judged && bad(one.quantity) && t('ship.missing')} />
          <NativeSelect size="xs" label={t('column.unit')} value={one.unit} onChange={(event) => change(one.id, { unit: event.currentTarget.value })} data={unitsOfStock.map((unit) => ({ value: unit, label: format.unit(unit) }))} />
          <TextInput size="xs" label={t('column.batch')} value={one.batch} onChange={(event) => change(one.id, { batch: event.currentTarget.value })} autoComplete="off" />
          <TextInput size="xs" label={t('column.order')} value={one.order} onChange={(event) => change(one.id, { order: event.currentTarget.value })} autoComplete="off" />
          <CloseButton mt={22} aria-label={t('ship.remove', { number: at + 1 })} onClick={() => onChange(extras.filter((other) => other.id !== one.id))} />
        </fieldset>
      ))}
      <Button mt="xs" size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => onChange([...extras, { id: (extras.at(-1)?.id ?? 0) + 1, part: '', quantity: '', unit: 'PCE', batch: '', order: '' }])}>
        {t('ship.addLine')}
      </Button>
    </>
  );
}

/** The last look before sending. */
function Check({ despatch, packing: { boxes, pallets: weights, weight }, onPacking, onBack, onSent }: { despatch: Despatch; packing: Packing; onPacking: (change: Partial<Packing>) => void; onBack: () => void; onSent: () => void }) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const navigate = useNavigate();
  const path = useScopedPath();
  const customers = useCustomers();
  const customer = customers.find((one) => one.code === despatch.buyer);
  const site = customer?.sites.find((one) => one.code === despatch.shipTo);
  const { sending, error, send } = useSending('shipments', 'stock');
  const numbers = useBothNumbers();
  const pallets = new Map(weights);
  const [judged, setJudged] = useState(false);
  const [short, setShort] = useState(false);
  const [why, setWhy] = useState('');
  // After the hub refused more than the stock, the shipment needs a reason.
  if (isBelowZero(error) && !short) {
    setShort(true);
    setJudged(false);
  }
  const unexplained = short && why.trim() === '';
  const sendIt = async (): Promise<void> => {
    setJudged(true);
    if (unexplained || !isPacked(despatch.lines, boxes, pallets, weight)) return;
    const said = { ...despatch, ...(boxes.length > 0 && { packages: tree(boxes, despatch.lines, pallets) }), ...(typed(weight) && { grossWeight: typed(weight) as string }), ...(short && { belowZero: why.trim() }) };
    let sent = '';
    const taken = await send(async (key) => {
      ({ id: sent } = await ship(said, key));
      onSent();
    }, said);
    if (taken) await navigate(path(`/shipments/${encodeURIComponent(sent)}`));
  };
  return (
    <div className="page" data-testid="ship-summary">
      <title>{`${t('ship.checkTitle')} · Weft`}</title>
      <Crumbs way={[{ to: '/shipments', label: t('title') }]} here={t('ship.title')} />
      <Title order={1}>{t('ship.checkTitle')}</Title>
      <section className={`panel ${classes.panel}`}>
        <p className={classes.summary}>
          {t('ship.summary', {
            number: despatch.number,
            customer: customer ? format.text(customer.name) : despatch.buyer,
            site: site ? format.text(site.name) : despatch.shipTo,
            shipped: format.date(despatch.shipped),
          })}{' '}
          {despatch.arrives && t('ship.arrives', { day: format.date(despatch.arrives) })}
        </p>
        <ul className={classes.receipt}>
          {despatch.lines.map((line, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a list that does not change while it is read
            <li key={at}>
              {'part' in line ? <BothNumbers own={line.part} partners={null} /> : <BothNumbers own={numbers(despatch.buyer, line.partnerPart).own} partners={line.partnerPart} />} {line.batch && <span className="dim">{line.batch}</span>} <strong className="number">{format.quantity(line.quantity)}</strong> {format.unit(line.unit)} <span className="dim">{line.order ?? line.agreement}</span>
            </li>
          ))}
        </ul>
      </section>
      <Beyond despatch={despatch} />
      <Pack named={(line) => ('part' in line ? line.part : numbers(despatch.buyer, line.partnerPart).own)} lines={despatch.lines} boxes={boxes} pallets={pallets} weight={weight} judged={judged} onBoxes={(next) => onPacking({ boxes: next })} onPallets={(next) => onPacking({ pallets: [...next] })} onWeight={(next) => onPacking({ weight: next })} />
      {judged && !isPacked(despatch.lines, boxes, pallets, weight) && (
        <Notice tone="late" role="alert">
          {t('pack.wrong')}
        </Notice>
      )}
      <NotSent error={error} fields />
      {short && <TextInput mt="sm" maw={560} label={t('ship.why')} description={t('ship.whyNeeded')} withAsterisk maxLength={500} value={why} onChange={(event) => setWhy(event.currentTarget.value)} error={judged && unexplained && t('ship.missing')} data-testid="ship-why" />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack} disabled={sending}>
          {t('ship.back')}
        </Button>
        <Button loading={sending} onClick={() => void sendIt()} data-testid="ship-send">
          {t('ship.send')}
        </Button>
      </div>
    </div>
  );
}
