import { Button, NativeSelect, TextInput, Title } from '@mantine/core';
import { type SyntheticEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '../app/Crumbs';
import { typed } from '../app/decimal';
import { useDraftOf } from '../app/draft';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { usePartners } from '../app/partners';
import { fieldErrors } from '../app/problem';
import { useScope } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Empty } from '../app/states';
import { mayBook } from './roles';
import { differenceOf } from './counting';
import classes from './stock.module.css';
import { categories, type Category, count, type Counted, type Status, statuses, unitsOfStock, useCountedOf, useOwnSites, useStockOf } from './stock';

type Field = 'part' | 'batch' | 'place' | 'quantity' | 'reason';
const blank: Record<Field, string> = { part: '', batch: '', place: '', quantity: '', reason: '' };
const start = { ...blank, site: '', category: 'finished' as Category, status: 'usable' as Status, owner: '', unit: 'PCE' as string };

/** States how much is in stock; this replaces the former quantity. */
export function Count() {
  const { t } = useTranslation('stock');
  const me = useMe();
  const { readOnly } = useScope();
  if (!mayBook(me) || readOnly) return <Empty whole title={t(readOnly ? 'pastOnly' : 'notYours')} />;
  return <CountForm />;
}

function CountForm() {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const me = useMe();
  const sites = useOwnSites();
  const owners = usePartners();
  const [fields, change] = useDraftOf('count', start);
  const { site, category, status, owner, unit } = fields;
  const [judged, setJudged] = useState(false);
  const { sending, error, send, forget } = useSending('stock');
  const [done, setDone] = useState<(Counted & { difference?: string })[]>([]);
  const first = useRef<HTMLInputElement>(null);
  const where = site || sites[0]?.code || '';
  const known = useStockOf(where, fields.part.trim()).data ?? [];
  const each = useCountedOf(where, fields.part.trim());
  const edit = (to: Partial<typeof start>): void => {
    change(to);
    forget();
  };
  const quantity = typed(fields.quantity);
  const against = quantity === undefined || fields.part.trim() === '' || !each ? undefined : differenceOf({ owner, category, status, batch: fields.batch.trim(), place: fields.place.trim(), quantity, unit }, each, me.party?.code);
  const faults = { part: fields.part.trim() === '' ? t('fault.part') : undefined, quantity: quantity === undefined ? t('count.notANumber') : undefined };
  const told = (field: string): string | undefined => {
    const own = judged && (field === 'part' || field === 'quantity') ? faults[field] : undefined;
    const its = fieldErrors(error).find((one) => one.pointer.split('/').at(-1) === field);
    return own ?? (its && format.text(its.text));
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faults.part || quantity === undefined) return;
    const [batch, place, reason] = [fields.batch.trim(), fields.place.trim(), fields.reason.trim()];
    const said = {
      site: where,
      part: fields.part.trim(),
      ...(owner && { owner }),
      category,
      status,
      ...(batch && { batch }),
      ...(place && { place }),
      quantity,
      unit,
      ...(reason && { reason }),
    };
    await send(async (key, at) => {
      const counted: Counted = { ...said, at };
      await count(counted, key);
      setDone([{ ...counted, ...(against && { difference: against.difference }) }, ...done]);
      change({ ...blank, place: fields.place });
      setJudged(false);
      first.current?.focus();
    }, said);
  };
  return (
    <div className="page" data-testid="count">
      <title>{`${t('count.title')} · Weft`}</title>
      <Crumbs way={[{ to: '/stock', label: t('title') }]} here={t('count.title')} />
      <div className={classes.head}>
        <Title order={1}>{t('count.title')}</Title>
        {/* The way to continue: on a phone the list of counts is far below. */}
        {done[0] && (
          <span role="status" data-testid="last-counted">
            <span aria-hidden="true">✓ </span>
            {done[0].part} {done[0].batch} <strong className="number">{format.quantity(done[0].quantity)}</strong> {format.unit(done[0].unit)}
          </span>
        )}
      </div>
      <form className={`panel ${classes.form}`} onSubmit={(event) => void submit(event)} noValidate>
        <NativeSelect label={t('column.site')} value={where} onChange={(event) => edit({ site: event.currentTarget.value })} data={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} />
        <TextInput ref={first} label={t('column.part')} withAsterisk value={fields.part} onChange={(event) => edit({ part: event.currentTarget.value })} error={told('part')} autoComplete="off" data-testid="count-part" />
        <TextInput label={t('column.batch')} description={t('count.noBatch')} value={fields.batch} onChange={(event) => edit({ batch: event.currentTarget.value })} error={told('batch')} autoComplete="off" data-testid="count-batch" />
        <TextInput label={t('column.place')} description={t('count.noPlace')} value={fields.place} onChange={(event) => edit({ place: event.currentTarget.value })} error={told('place')} autoComplete="off" />
        <NativeSelect label={t('column.category')} value={category} onChange={(event) => edit({ category: event.currentTarget.value as Category })} data={categories.map((one) => ({ value: one, label: t(`category.${one}`) }))} />
        <NativeSelect label={t('column.status')} value={status} onChange={(event) => edit({ status: event.currentTarget.value as Status })} data={statuses.map((one) => ({ value: one, label: t(`status.${one}`) }))} data-testid="count-status" />
        <NativeSelect
          label={t('column.owner')}
          value={owner}
          onChange={(event) => edit({ owner: event.currentTarget.value })}
          data={[{ value: '', label: t('count.ours') }, ...owners.filter((one) => one.code !== me.party?.code).map((one) => ({ value: one.code, label: format.text(one.name) }))]}
          error={told('owner')}
        />
        <div className={classes.amount}>
          <TextInput label={t('count.quantity')} withAsterisk inputMode="decimal" value={fields.quantity} onChange={(event) => edit({ quantity: event.currentTarget.value })} error={told('quantity')} autoComplete="off" classNames={{ input: 'number' }} data-testid="count-quantity" />
          <NativeSelect label={t('column.unit')} value={unit} onChange={(event) => edit({ unit: event.currentTarget.value })} data={unitsOfStock.map((one) => ({ value: one, label: format.unit(one) }))} error={told('unit')} />
        </div>
        <TextInput className={classes.whole} label={t('count.reason')} description={t('count.reasonWhy')} value={fields.reason} onChange={(event) => edit({ reason: event.currentTarget.value })} error={told('reason')} />
        <p className={`${classes.whole} dim`} data-testid="known">
          {fields.part.trim() !== '' && (known.length === 0 ? t('count.unknown') : t('count.known', { rows: format.list(known.map((row) => `${format.quantity(row.quantity)} ${format.unit(row.unit)} ${t(`status.${row.status}`)}${row.batch ? ` ${row.batch}` : ''}`)) }))}
        </p>
        {against && (
          <p className={`${classes.whole} number`} data-testid="count-difference">
            {t('count.against', { known: format.quantity(against.known), found: format.quantity(quantity ?? '0'), unit: format.unit(unit) })} <strong>{Number(against.difference) === 0 ? t('count.same') : t('count.difference', { difference: format.signed(against.difference), unit: format.unit(unit) })}</strong>
          </p>
        )}
        {error !== undefined && (
          <div className={classes.whole}>
            <NotSent error={error} />
          </div>
        )}
        <div className={classes.whole}>
          <Button type="submit" loading={sending} data-testid="count-send">
            {t('count.send')}
          </Button>
        </div>
      </form>
      {done.length > 0 && (
        <section aria-label={t('count.done')} className={classes.done}>
          <Title order={2}>{t('count.done')}</Title>
          <ul data-testid="counted">
            {done.map((one) => (
              <li key={one.at}>
                <span aria-hidden="true">✓ </span>
                <PartNumber part={one.part} /> {one.batch} <strong className="number">{format.quantity(one.quantity)}</strong> {format.unit(one.unit)} {one.difference !== undefined && Number(one.difference) !== 0 && <span className="number">({format.signed(one.difference)}) </span>}
                <span className="dim">{t(`status.${one.status}`)} · {format.moment(one.at)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
