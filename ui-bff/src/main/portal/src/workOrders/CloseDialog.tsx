import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compare } from '../app/decimal';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { close, KIND, type WorkOrder } from './workOrders';

const MOST = 1_000;

/** Closes a work order for good. A reason says why less was made than ordered. */
export function CloseDialog({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const [reason, setReason] = useState('');
  const { sending, error, send } = useSending(KIND, 'production');
  const said = reason.trim();
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (said.length > MOST) return;
    if (await send((key) => close(order, said, key), [order.id, order.version, said])) onClose();
  };
  return (
    <Dialog title={t('close.title', { number: order.number })} onClose={onClose} data-testid="close-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p>{t('close.why')}</p>
          {compare(order.good, order.quantity) < 0 && <Notice tone="open">{t('close.less', { good: format.quantity(order.good), quantity: format.quantity(order.quantity), unit: format.unit(order.unit) })}</Notice>}
          <WordsField label={t('close.reason')} most={MOST} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-testid="close-reason" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="close-send">
              {t('close.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
