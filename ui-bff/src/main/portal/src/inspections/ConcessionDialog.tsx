import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compare, typed } from '../app/decimal';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { answerConcession, type Concession, CONCESSIONS, type ConcessionAnswer } from './concessions';

const MOST = 1_000;

/** The buyer grants all or less of what was asked for, or refuses with a reason. */
export function ConcessionDialog({ concession, onClose }: { concession: Concession; onClose: () => void }) {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const [quantity, setQuantity] = useState(concession.quantity);
  const [until, setUntil] = useState(concession.until);
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState<'granted' | 'refused'>();
  const { sending, error, send } = useSending(CONCESSIONS);
  const amount = typed(quantity);
  const isAmount = amount !== undefined && compare(amount, '0') > 0 && compare(amount, concession.quantity) <= 0;
  const words = reason.trim();
  const told = (field: string): string | undefined =>
    fieldErrors(error)
      .filter((one) => one.pointer === `/${field}`)
      .map((one) => format.text(one.text))
      .join(' ') || undefined;
  const answer = async (what: 'granted' | 'refused'): Promise<void> => {
    setJudged(what);
    if (words.length > MOST || (what === 'granted' ? !isAmount || until === '' : words === '')) return;
    const said: ConcessionAnswer = { answer: what, ...(what === 'granted' && { quantity: amount ?? '', until }), ...(words !== '' && { reason: words }) };
    if (await send((key) => answerConcession(concession.id, said, key), [concession.id, said])) onClose();
  };
  const grant = (event: SyntheticEvent): void => {
    event.preventDefault();
    void answer('granted');
  };
  return (
    <Dialog title={t('concession.answerTitle', { number: concession.number })} onClose={onClose} data-testid="concession-dialog">
      <form onSubmit={grant} noValidate>
        <Stack gap="sm">
          <p>{concession.reason}</p>
          <TextInput label={t('concession.grantedQuantity', { unit: format.unit(concession.unit) })} description={t('concession.asked', { quantity: format.quantity(concession.quantity), unit: format.unit(concession.unit) })} inputMode="decimal" autoComplete="off" value={quantity} onChange={(event) => setQuantity(event.currentTarget.value)} error={judged === 'granted' && !isAmount ? t('concession.notAmount') : told('quantity')} classNames={{ input: 'number' }} data-testid="concession-quantity" />
          <TextInput type="date" label={t('column.until')} value={until} onChange={(event) => setUntil(event.currentTarget.value)} error={judged === 'granted' && until === '' ? t('begin.needed') : told('until')} data-testid="concession-until" />
          <WordsField label={t('fact.reason')} description={t('concession.reasonWhy')} most={MOST} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={judged === 'refused' && words === '' ? t('begin.needed') : told('reason')} data-testid="concession-reason" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" loading={sending} onClick={() => void answer('refused')} data-testid="concession-refuse">
              {t('concession.refuse')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="concession-grant">
              {t('concession.grant')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
