import { Button, NativeSelect, TextInput, Title } from '@mantine/core';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Crumbs } from '../app/Crumbs';
import { useCustomers } from '../app/customers';
import { useDraftOf } from '../app/draft';
import { compare, typed } from '../app/decimal';
import { today } from '../app/days';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Empty, Loading } from '../app/states';
import { lineKey } from '../callOffs/callOffs';
import { useOwnSites } from '../stock/stock';
import { type DueLine, dueFirst, netted, useDue, useFirstDue } from './due';
import { NOTHING_PACKED, packedAnew, proposed } from './packing';
import { useProposal } from './proposal';
import { mayShip } from './roles';
import classes from './shipping.module.css';
import { type AnnouncedLine, type Despatch, useTransit } from './shipments';
import { type Chosen, DueLines, type Extra, Extras, packagingOf, takenOf } from './DueLines';
import { ShipCheck } from './ShipCheck';

/** Choose due lines, check, send. */
export function Ship() {
  const { t } = useTranslation('shipping');
  const me = useMe();
  const { as, readOnly } = useScope();
  if (!mayShip(me, as) || readOnly) return <Empty whole title={t(readOnly ? 'pastOnly' : 'notYours')} />;
  return <ShipForm />;
}

/** The announced lines have keys by which packing, which counts them, finds them again after they were chosen anew. */
type Checked = { despatch: Despatch; keys: string[] };
/** The proposal applies until a person says otherwise; null: no entry. */
type Said = string | null;

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
  if (checking) return <ShipCheck despatch={checking.despatch} packing={form.packing} onPacking={(to) => change({ packing: { ...form.packing, ...to, touched: true } })} onBack={() => setChecking(undefined)} onSent={forget} />;
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
