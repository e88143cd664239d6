import { ActionIcon, Button, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { announce } from '../app/announce';
import { daysAfter, isDay, today } from '../app/days';
import { typed } from '../app/decimal';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import { fieldErrors } from '../app/problem';
import { useScope } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import type { Schedule } from './OpeningOf';
import classes from './openings.module.css';
import { type Opening, propose, readRecords, standing } from './openings';
import { type Fields, fieldsOf, type GoodsFields, judged, totals, typedOf, useProposalDraft } from './typed';
import { useWords } from './words';

const LONGEST = 1_000;

/** Either side proposes the opening cumulatives here. Unsent input survives a reload. */
export function ProposalForm({ of, opening, onClose }: { of: Schedule; opening: Opening | null; onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const party = usePartnerName();
  const { as } = useScope();
  const other = party(as === 'buyer' ? of.supplier : of.buyer);
  const counters = opening !== null && standing(opening, as) === 'mine';
  const [draft, keep] = useProposalDraft(of.schedule);
  const start = fieldsOf(opening?.proposal?.terms, of.unit, daysAfter(today(), -1));
  const fields = draft ?? start;
  const [tried, setTried] = useState(false);
  const { sending, error, send } = useSending('openings', 'cumulatives');
  const filling = useSending();
  const [nothingKnown, setNothingKnown] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const set = (change: Partial<Fields>): void => {
    keep({ ...fields, ...change });
  };
  const setGoods = (at: number, change: Partial<GoodsFields>): void => set({ inTransit: fields.inTransit.map((one, its) => (its === at ? { ...one, ...change } : one)) });
  const faults = judged(fields, counters);
  const told = (pointer: string): string | undefined => {
    const its = fieldErrors(error).find((one) => one.pointer === pointer);
    return its && format.text(its.text);
  };
  const fault = (name: string, pointer = `/${name}`): string | undefined => {
    const its = tried ? faults[name] : undefined;
    return its ? t(`form.${its}`) : told(pointer);
  };
  const fill = (): Promise<boolean> =>
    filling.send(async () => {
      const known = await readRecords(of.schedule, fields.asOf);
      setNothingKnown(known.received === null);
      set({
        unit: known.unit,
        ...(known.received !== null && { received: known.received }),
        ...(known.shipped !== null && { shipped: known.shipped }),
        ...(known.since !== null && { since: known.since }),
        ...(known.lastDeliveryNote !== null && { lastDeliveryNote: known.lastDeliveryNote }),
        inTransit: known.inTransit.map(typedOf),
      });
    }, [of.schedule, fields.asOf]);
  const sendProposal = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    const { inTransit, reason, note, ...rest } = fields;
    const said = {
      ...rest,
      received: typed(rest.received) ?? rest.received,
      shipped: typed(rest.shipped) ?? rest.shipped,
      since: rest.since || null,
      lastDeliveryNote: rest.lastDeliveryNote.trim() || null,
      note: note.replace(/\s+/g, ' ').trim() || null,
      inTransit: inTransit.map((one) => ({ deliveryNote: one.deliveryNote.trim(), quantity: typed(one.quantity) ?? one.quantity, arrives: one.arrives || null })),
      reason: counters ? reason.replace(/\s+/g, ' ').trim() : null,
    };
    const taken = await send(async (key) => {
      await propose(of.schedule, said, opening?.version ?? 0, key);
      keep(undefined);
    }, said);
    if (!taken) return;
    announce(t('form.sent', { party: other }));
    onClose();
  };
  const sums = totals(fields);
  const unit = format.unit(fields.unit);
  const number = { inputMode: 'decimal', autoComplete: 'off' } as const;
  return (
    <form className={`${classes.form} ${classes.part}`} onSubmit={(event) => void sendProposal(event)} noValidate aria-label={t('form.title')} data-testid="opening-form">
      <Stack gap="sm">
        <div className={classes.fields}>
          <TextInput ref={first} type="date" label={t('form.asOf')} description={t('form.asOfWhy')} value={fields.asOf} max={today()} onChange={(event) => set({ asOf: event.currentTarget.value })} error={fault('asOf')} data-testid="opening-as-of" />
          <TextInput type="date" label={t('form.since')} description={t('form.sinceWhy')} value={fields.since} onChange={(event) => set({ since: event.currentTarget.value })} error={told('/since')} data-testid="opening-since" />
        </div>
        <div>
          <Button variant="default" size="xs" disabled={!isDay(fields.asOf)} loading={filling.sending} onClick={() => void fill()} data-testid="opening-fill">
            {t('form.fill')}
          </Button>
          {nothingKnown && <p className={classes.who}>{t('form.fillNothing')}</p>}
        </div>
        <div className={classes.fields}>
          <TextInput {...number} label={t('form.received', { unit })} value={fields.received} onChange={(event) => set({ received: event.currentTarget.value })} error={fault('received')} data-testid="opening-received" />
          <TextInput {...number} label={t('form.shipped', { unit })} value={fields.shipped} onChange={(event) => set({ shipped: event.currentTarget.value })} error={fault('shipped')} data-testid="opening-shipped" />
          <TextInput label={t('form.last')} value={fields.lastDeliveryNote} maxLength={70} onChange={(event) => set({ lastDeliveryNote: event.currentTarget.value })} error={told('/lastDeliveryNote')} data-testid="opening-last" />
        </div>
        <fieldset className={classes.goods}>
          <legend>{t('form.goods')}</legend>
          {fields.inTransit.map((one, at) => (
            // oxlint-disable-next-line no-array-index-key -- rows have no name of their own while they are typed
            <div key={at} className={classes.row} data-testid="opening-goods">
              <TextInput aria-label={t('form.deliveryNote')} placeholder={t('form.deliveryNote')} value={one.deliveryNote} maxLength={70} onChange={(event) => setGoods(at, { deliveryNote: event.currentTarget.value })} error={fault(`note${at}`, `/inTransit/${at}/deliveryNote`)} data-testid="goods-note" />
              <TextInput {...number} aria-label={t('form.quantity')} placeholder={t('form.quantity')} value={one.quantity} onChange={(event) => setGoods(at, { quantity: event.currentTarget.value })} error={fault(`quantity${at}`, `/inTransit/${at}/quantity`)} data-testid="goods-quantity" />
              <TextInput type="date" aria-label={t('form.arrives')} value={one.arrives} onChange={(event) => setGoods(at, { arrives: event.currentTarget.value })} error={told(`/inTransit/${at}/arrives`)} data-testid="goods-arrives" />
              <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('form.remove', { note: one.deliveryNote || String(at + 1) })} onClick={() => set({ inTransit: fields.inTransit.filter((_, its) => its !== at) })}>
                <IconX size={16} aria-hidden="true" />
              </ActionIcon>
            </div>
          ))}
          <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => set({ inTransit: [...fields.inTransit, { deliveryNote: '', quantity: '', arrives: '' }] })} data-testid="add-goods">
            {t('form.add')}
          </Button>
          {sums && (
            <p className={`${classes.sum} ${sums.agree ? '' : classes.differs}`} role="status" data-testid="opening-sum" data-agrees={sums.agree}>
              {t('form.sum', { sum: `${format.quantity(sums.sum)} ${unit}`, difference: `${format.quantity(sums.difference)} ${unit}` })} · {t(sums.agree ? 'form.agrees' : 'form.differs')}
            </p>
          )}
          {told('/inTransit') && <p className={`${classes.sum} ${classes.differs}`}>{told('/inTransit')}</p>}
        </fieldset>
        {counters && <WordsField label={t('form.reason')} value={fields.reason} most={LONGEST} onChange={(event) => set({ reason: event.currentTarget.value })} error={fault('reason')} data-testid="opening-reason" />}
        <WordsField label={t('form.note')} value={fields.note} most={LONGEST} onChange={(event) => set({ note: event.currentTarget.value })} error={told('/note')} data-testid="opening-note" />
        <NotSent error={filling.error ?? error} />
        <div className={classes.bar}>
          <Button type="submit" size="sm" loading={sending} data-testid="opening-send">
            {t('form.send', { party: other })}
          </Button>
          <Button
            variant="default"
            size="sm"
            onClick={() => {
              keep(undefined);
              onClose();
            }}
          >
            {t('form.cancel')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

