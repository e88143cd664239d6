import { Button, Group } from '@mantine/core';
import { IconBan, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Dialog } from '../app/Dialog';
import { command } from '../app/http';
import { useScopedPath } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import type { OrderDetail } from './orders';

/** The buyer's actions on a whole order. */
export function OrderActions({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const path = useScopedPath();
  const [asking, setAsking] = useState(false);
  return (
    <Group gap="xs">
      <Button component={Link} to={path(`/orders/${encodeURIComponent(order.order)}/change`)} size="xs" variant="default" leftSection={<IconPencil size={15} aria-hidden="true" />} data-testid="change-order">
        {t('write.changeButton')}
      </Button>
      <Button size="xs" variant="default" leftSection={<IconBan size={15} aria-hidden="true" />} onClick={() => setAsking(true)} data-testid="cancel-order">
        {t('cancel.button')}
      </Button>
      {asking && <CancelDialog order={order} onClose={() => setAsking(false)} />}
    </Group>
  );
}

function CancelDialog({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const { t } = useTranslation('orders');
  const { sending, error, send } = useSending('orders');
  const cancel = async (): Promise<void> => {
    if (await send((key) => command(`/orders/${encodeURIComponent(order.order)}/cancellation`, {}, order.version, key), order.order)) onClose();
  };
  return (
    <Dialog title={t('cancel.title', { number: order.number })} onClose={onClose} data-testid="cancel-dialog">
      <p>{t('cancel.why')}</p>
      <NotSent error={error} />
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('cancel.keep')}
        </Button>
        <Button color="red" loading={sending} onClick={() => void cancel()} data-testid="cancel-send">
          {t('cancel.send')}
        </Button>
      </Group>
    </Dialog>
  );
}
