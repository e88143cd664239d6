import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCustomers } from '../app/customers';
import { compare, typed } from '../app/decimal';
import { Dialog } from '../app/Dialog';
import { useDraftOf } from '../app/draft';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { useScopedPath } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { useAgreements } from '../parts/parts';
import { unitsOfStock } from '../stock/stock';
import { type Asking, askConcession, CONCESSIONS, type Nonconforming } from './concessions';

const MOST = 1_000;
const required = ['number', 'buyer', 'part', 'characteristic', 'until'] as const;
type Field = (typeof required)[number] | 'partnerPart' | 'batch' | 'unit';

/** The supplier asks a customer to accept goods that do not conform. */
export function AskConcessionDialog({ goods, onClose }: { goods: Nonconforming; onClose: () => void }) {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const navigate = useNavigate();
  const path = useScopedPath();
  const customers = useCustomers();
  const agreements = useAgreements();
  const [said, change, drop] = useDraftOf(`concession.ask.${goods.name}`, { number: '', buyer: '', part: goods.part, partnerPart: '', batch: goods.batch ?? '', characteristic: goods.characteristics[0]?.code ?? '', quantity: goods.quantity ?? '', unit: goods.unit ?? 'PCE', until: '', reason: '' });
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(CONCESSIONS);
  const buying = customers.filter((one) => agreements.some((its) => its.partner === one.code && its.part === said.part.trim()));
  const offered = buying.length > 0 ? buying : customers;
  const buyer = said.buyer || (offered.length === 1 ? (offered[0]?.code ?? '') : '');
  const numbers = [...new Set(agreements.filter((one) => one.partner === buyer && one.part === said.part.trim()).map((one) => one.partnerPart))];
  const quantity = typed(said.quantity);
  const amountFault = quantity === undefined || compare(quantity, '0') <= 0;
  const reason = said.reason.trim();
  const values = { ...said, buyer };
  const lacks = (field: (typeof required)[number]): boolean => values[field].trim() === '';
  const told = (field: string): string | undefined => fieldErrors(error).filter((one) => one.pointer === `/${field}`).map((one) => format.text(one.text)).join(' ') || undefined;
  const errorOf = (field: Field): string | undefined => {
    const its = required.find((one) => one === field);
    return judged && its !== undefined && lacks(its) ? t('begin.needed') : told(field);
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (amountFault || reason === '' || reason.length > MOST || required.some(lacks)) return;
    const body: Asking = { number: said.number.trim(), buyer, part: said.part.trim(), ...(numbers.length > 1 && said.partnerPart !== '' && { partnerPart: said.partnerPart }), ...(said.batch.trim() !== '' && { batch: said.batch.trim() }), characteristic: said.characteristic.trim(), quantity, unit: said.unit, until: said.until, reason };
    const taken = await send(async (key) => {
      await askConcession(body, key);
      drop();
    }, body);
    if (!taken) return;
    onClose();
    await navigate(path('/concessions?state=asked'));
  };
  const text = (field: 'number' | 'part' | 'batch' | 'characteristic', label: string, description?: string) => <TextInput label={label} description={description} withAsterisk={field !== 'batch'} value={said[field]} onChange={(event) => change({ [field]: event.currentTarget.value })} autoComplete="off" error={errorOf(field)} data-testid={`ask-${field}`} />;
  return (
    <Dialog title={t('concession.askTitle')} onClose={onClose} data-testid="ask-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <NativeSelect label={t('inbox.customer')} withAsterisk value={buyer} onChange={(event) => change({ buyer: event.currentTarget.value, partnerPart: '' })} data={[{ value: '', label: t('dispose.choose') }, ...offered.map((one) => ({ value: one.code, label: format.text(one.name) }))]} error={errorOf('buyer')} data-testid="ask-buyer" />
          {text('number', t('concession.number'))}
          {text('part', t('column.part'))}
          {numbers.length > 1 && <NativeSelect label={t('concession.partnerPart')} value={said.partnerPart} onChange={(event) => change({ partnerPart: event.currentTarget.value })} data={[{ value: '', label: t('dispose.choose') }, ...numbers.map((one) => ({ value: one, label: one }))]} error={errorOf('partnerPart')} />}
          {text('batch', t('column.batch'), t('concession.anyBatch'))}
          {goods.characteristics.length > 0 ? (
            <NativeSelect label={t('column.characteristic')} value={said.characteristic} onChange={(event) => change({ characteristic: event.currentTarget.value })} data={goods.characteristics.map((one) => ({ value: one.code, label: one.name }))} error={errorOf('characteristic')} data-testid="ask-characteristic" />
          ) : (
            text('characteristic', t('column.characteristic'))
          )}
          <Group grow align="start">
            <TextInput label={t('column.quantity')} withAsterisk inputMode="decimal" value={said.quantity} onChange={(event) => change({ quantity: event.currentTarget.value })} autoComplete="off" error={judged && amountFault ? t('begin.lot') : told('quantity')} classNames={{ input: 'number' }} data-testid="ask-quantity" />
            <NativeSelect label={t('column.unit')} value={said.unit} onChange={(event) => change({ unit: event.currentTarget.value })} data={[...new Set([...unitsOfStock, said.unit])].map((unit) => ({ value: unit, label: format.unit(unit) }))} error={errorOf('unit')} />
          </Group>
          <TextInput type="date" label={t('column.until')} withAsterisk value={said.until} onChange={(event) => change({ until: event.currentTarget.value })} error={errorOf('until')} data-testid="ask-until" />
          <WordsField label={t('fact.reason')} description={t('concession.askWhy')} withAsterisk most={MOST} value={said.reason} onChange={(event) => change({ reason: event.currentTarget.value })} error={judged && reason === '' ? t('begin.needed') : told('reason')} data-testid="ask-reason" />
          <NotSent error={error} />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="ask-send">
              {t('concession.ask')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
