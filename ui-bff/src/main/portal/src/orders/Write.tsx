import { Autocomplete, Button, CloseButton, NativeSelect, TextInput, Title } from '@mantine/core';
import { IconPlus, IconSend } from '@tabler/icons-react';
import { type ClipboardEvent, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Crumbs } from '../app/Crumbs';
import { useSuppliers } from '../app/customers';
import { isDay, today } from '../app/days';
import { useDraft } from '../app/draft';
import { useFormat } from '../app/format';
import { replace, submit } from '../app/http';
import { Notice } from '../app/Notice';
import { usePartners } from '../app/partners';
import { isStale } from '../app/problem';
import { useScope, useScopedPath } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { WordsField } from '../app/WordsField';
import { unitsOfStock } from '../stock/stock';
import { type KnownPart, offered, unknownOf, useKnownParts } from './knownParts';
import { mayOrder } from './roles';
import { type OrderDetail, useOrder } from './orders';
import classes from './write.module.css';
import { bodyOf, emptyLine, emptyOrder, type Fault, faultsOf, isBegun, type Line, most, pasted, quantityOf, type Written, writtenOf } from './written';

/** A new order of the buyer. */
export function WriteOrder() {
  const { t } = useTranslation('orders');
  const me = useMe();
  const { as, readOnly } = useScope();
  if (!mayOrder(me, as) || readOnly) return <Empty whole title={t('write.notYours')} />;
  return <Form name="new" standing={undefined} />;
}

/** Changes an existing order, which is sent as a whole. */
export function ChangeOrder() {
  const { t } = useTranslation('orders');
  const { id = '' } = useParams();
  const me = useMe();
  const { as, readOnly } = useScope();
  const answer = useOrder(id);
  if (!mayOrder(me, as) || readOnly) return <Empty whole title={t('write.notYours')} />;
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <Form key={id} name={id} standing={answer.data} />;
}

function Form({ name, standing }: { name: string; standing: OrderDetail | undefined }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const navigate = useNavigate();
  const path = useScopedPath();
  const suppliers = useSuppliers();
  const me = useMe();
  const own = usePartners().find((one) => one.code === me.party?.code);
  const [draft, keep] = useDraft<{ version: number; order: Written }>(`order.${name}`);
  const version = standing?.version ?? 0;
  const kept = draft && draft.version === version ? draft.order : undefined;
  // A draft found when the screen opened is news to the person; current typing is not.
  const [found, setFound] = useState(() => kept !== undefined && isBegun(kept));
  const order = kept ?? (standing ? writtenOf(standing) : emptyOrder());
  const change = (part: Partial<Written>): void => keep({ version, order: { ...order, ...part } });
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending('orders');
  const faults = faultsOf(order);
  const known = useKnownParts(order.supplier);
  const unknown = unknownOf(known, order.lines.map((line) => line.part)).join(', ');
  // The warning appears once before sending, and again for other unknown parts.
  const [warned, setWarned] = useState('');
  // An overlong text stays and is reported at once. A missing value is reported when the order is
  // sent.
  const wrong = (fault: Fault, text = '', longest = Infinity): string | false => {
    if (text.trim().length > longest) return t('words.over', { ns: 'app', count: text.trim().length - longest, most: longest });
    return judged && faults.has(fault) && t('write.missing');
  };
  const sendOrder = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faults.size > 0) return;
    if (unknown !== '' && warned !== unknown) {
      setWarned(unknown);
      return;
    }
    const body = bodyOf(order);
    let written = '';
    const taken = await send(async (key) => {
      ({ id: written } = await (standing
        ? replace<{ id: string }>(`/orders/${encodeURIComponent(standing.order)}`, body, standing.version, key)
        : submit<{ id: string }>('/orders', { method: 'POST', body: JSON.stringify(body), key })));
      keep(undefined);
    }, body);
    if (taken) await navigate(path(`/orders/${encodeURIComponent(written)}`));
  };
  const title = standing ? t('write.change', { number: standing.number }) : t('write.title');
  return (
    <div className="page" data-testid="write-order">
      <title>{`${title} · Weft`}</title>
      <Crumbs way={[{ to: '/orders', label: t('title') }, ...(standing ? [{ to: `/orders/${encodeURIComponent(standing.order)}`, label: standing.number }] : [])]} here={title} />
      <Title order={1}>{title}</Title>
      {found && kept && (
        <Notice tone="info">
          {t('write.draft')}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => { keep(undefined); setFound(false); }} data-testid="drop-draft">
            {t('write.drop')}
          </Button>
        </Notice>
      )}
      <form onSubmit={(event) => void sendOrder(event)} noValidate>
        <div className={`panel ${classes.panel} ${classes.fields}`}>
          {standing ? (
            <TextInput label={t('column.supplier')} value={format.text(suppliers.find((one) => one.code === order.supplier)?.name ?? { en: order.supplier, zh: order.supplier })} disabled />
          ) : (
            <NativeSelect label={t('column.supplier')} withAsterisk value={order.supplier} onChange={(event) => change({ supplier: event.currentTarget.value })} data={[{ value: '', label: t('write.choose') }, ...suppliers.map((one) => ({ value: one.code, label: format.text(one.name) }))]} error={wrong('supplier')} data-testid="write-supplier" />
          )}
          <TextInput label={t('filter.number')} withAsterisk value={order.number} disabled={standing !== undefined} onChange={(event) => change({ number: event.currentTarget.value })} autoComplete="off" error={wrong('number', order.number, most.number)} data-testid="write-number" />
          <NativeSelect label={t('fact.site')} value={order.site} onChange={(event) => change({ site: event.currentTarget.value })} data={[{ value: '', label: t('write.noSite') }, ...(own?.sites ?? []).map((one) => ({ value: one.code, label: format.text(one.name) }))]} data-testid="write-site" />
          <TextInput label={t('fact.currency')} value={order.currency} maxLength={3} onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })} autoComplete="off" error={wrong('currency')} />
        </div>
        <section className={`panel ${classes.panel}`} aria-label={t('column.lines')}>
          <div className={classes.linesHead}>
            <Title order={2}>{t('column.lines')}</Title>
            <span className="dim">{t('write.pasteHint')}</span>
          </div>
          {order.lines.map((line, at) => (
            // eslint-disable-next-line react/no-array-index-key -- the number is what is being typed
            <LineFields
              key={at}
              line={line}
              at={at}
              wrong={wrong}
              known={known}
              onChange={(next) => change({ lines: order.lines.map((one, nth) => (nth === at ? next : one)) })}
              onRemove={order.lines.length > 1 ? () => change({ lines: order.lines.filter((_, nth) => nth !== at) }) : undefined}
              onPaste={(text) => {
                const lines = pasted(text, order.lines);
                if (lines) change({ lines });
                return lines !== undefined;
              }}
            />
          ))}
          <Button mt="xs" size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => change({ lines: [...order.lines, emptyLine(order.lines)] })} data-testid="write-add">
            {t('write.addLine')}
          </Button>
        </section>
        <div className={`panel ${classes.panel}`}>
          <WordsField label={t('write.text')} value={order.text} maxRows={8} most={most.text} onChange={(event) => change({ text: event.currentTarget.value })} />
        </div>
        <div className={classes.told}>
          <NotSent error={error} title={isStale(error) ? t('answer.changedMeanwhile') : undefined} />
          {judged && faults.size > 0 && (
            <Notice tone="late" role="alert">
              {t('write.faulty')}
            </Notice>
          )}
          {unknown !== '' && warned === unknown && (
            <Notice tone="open" role="alert">
              <span data-testid="unknown-parts">{t('write.unknownParts', { parts: unknown })}</span>
            </Notice>
          )}
        </div>
        <Button type="submit" mt="md" loading={sending} leftSection={<IconSend size={16} aria-hidden="true" />} data-testid="write-send">
          {t(unknown !== '' && warned === unknown ? 'write.sendAllTheSame' : standing ? 'write.sendChange' : 'write.send')}
        </Button>
      </form>
    </div>
  );
}

type LineProps = {
  /** The parts agreed with the supplier; undefined until loaded. */
  known: KnownPart[] | undefined;
  line: Line;
  at: number;
  wrong: (fault: Fault, text?: string, longest?: number) => string | false;
  onChange: (line: Line) => void;
  onRemove: (() => void) | undefined;
  /** Whether it took a table from the pasted text. */
  onPaste: (text: string) => boolean;
};

function LineFields({ known, line, at, wrong, onChange, onRemove, onPaste }: LineProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const paste = (event: ClipboardEvent): void => {
    if (onPaste(event.clipboardData.getData('text'))) event.preventDefault();
  };
  const nameOf = (one: KnownPart | undefined): string | undefined => one?.names?.[format.language] ?? one?.names?.[format.language === 'zh' ? 'en' : 'zh'] ?? undefined;
  const choose = (part: string): void => {
    const one = known?.find((some) => some.part === part);
    onChange({ ...line, part, unit: one?.unit ?? line.unit, description: line.description || (nameOf(one) ?? '') });
  };
  const deliver = (nth: number, to: Partial<Line['deliveries'][number]>): void => onChange({ ...line, deliveries: line.deliveries.map((one, other) => (other === nth ? { ...one, ...to } : one)) });
  return (
    <fieldset className={classes.line} data-testid="write-line">
      <legend className="visually-hidden">{t('write.line', { line: line.line })}</legend>
      <TextInput size="sm" label={t('write.number')} value={line.line} onChange={(event) => onChange({ ...line, line: event.currentTarget.value })} error={wrong(`line-${at}`, line.line, most.line)} classNames={{ input: 'number' }} />
      <Autocomplete
        size="sm"
        label={t('write.part')}
        value={line.part}
        onChange={(part) => onChange({ ...line, part })}
        onOptionSubmit={(part) => choose(part)}
        onPaste={paste}
        data={offered(known ?? [], line.part).map((one) => one.part)}
        filter={({ options }) => options}
        renderOption={({ option }) => {
          const one = known?.find((some) => some.part === option.value);
          return (
            <span data-testid="known-part">
              <strong>{option.value}</strong> {nameOf(one)} {one?.partnerPart && one.partnerPart !== one.part && <span className="dim">{one.partnerPart}</span>}
            </span>
          );
        }}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={unknownOf(known, [line.part]).length > 0 ? t('write.unknownPart') : nameOf(known?.find((one) => one.part === line.part.trim()))}
        autoComplete="off"
        error={wrong(`part-${at}`, line.part, most.part)}
        data-testid="write-part"
      />
      <TextInput size="sm" className={classes.description ?? ''} label={t('write.description')} value={line.description} onChange={(event) => onChange({ ...line, description: event.currentTarget.value })} autoComplete="off" error={wrong(`description-${at}`, line.description, most.description)} />
      <div className={classes.deliveries}>
        {line.deliveries.map((one, nth) => (
          // eslint-disable-next-line react/no-array-index-key -- deliveries have no name but their place
          <div key={nth} className={classes.delivery}>
            <TextInput size="sm" label={nth === 0 ? t('write.quantity') : undefined} aria-label={t('write.quantity')} inputMode="decimal" value={one.quantity} onChange={(event) => deliver(nth, { quantity: event.currentTarget.value })} error={wrong(`quantity-${at}-${nth}`)} classNames={{ input: 'number' }} data-testid="write-quantity" />
            <TextInput size="sm" type="date" label={nth === 0 ? t('write.date') : undefined} aria-label={t('write.date')} value={one.date} onChange={(event) => deliver(nth, { date: event.currentTarget.value })} inputWrapperOrder={['label', 'input', 'description', 'error']} description={isDay(one.date) && one.date < today() && t('write.past')} error={wrong(`date-${at}-${nth}`)} data-testid="write-date" />
            {line.deliveries.length > 1 && <CloseButton mt={nth === 0 ? 24 : 2} aria-label={t('write.removeDelivery', { number: nth + 1 })} onClick={() => onChange({ ...line, deliveries: line.deliveries.filter((_, other) => other !== nth) })} />}
          </div>
        ))}
        <div className={classes.more}>
          <Button size="compact-sm" variant="subtle" onClick={() => onChange({ ...line, deliveries: [...line.deliveries, { date: '', quantity: '' }] })}>
            {t('write.addDelivery')}
          </Button>
          {line.deliveries.length > 1 && <span className="number">{t('write.together', { quantity: format.quantity(quantityOf(line)), unit: format.unit(line.unit) })}</span>}
        </div>
      </div>
      <NativeSelect size="sm" label={t('write.unit')} value={line.unit} onChange={(event) => onChange({ ...line, unit: event.currentTarget.value })} data={[...new Set([...unitsOfStock, line.unit])].map((unit) => ({ value: unit, label: format.unit(unit) }))} />
      <TextInput size="sm" label={t('write.price')} inputMode="decimal" value={line.price} onChange={(event) => onChange({ ...line, price: event.currentTarget.value })} error={wrong(`price-${at}`)} classNames={{ input: 'number' }} />
      {onRemove ? <CloseButton mt={24} aria-label={t('write.remove', { line: line.line })} onClick={onRemove} /> : <span />}
    </fieldset>
  );
}
