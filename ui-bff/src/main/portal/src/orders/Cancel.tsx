import { Button, Group } from '@mantine/core';
import { IconBan, IconPencil } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Dialog } from '../app/Dialog';
import { command } from '../app/http';
import { Notice } from '../app/Notice';
import { useProblemText } from '../app/problem';
import { useScopedPath } from '../app/scope';
import type { OrderDetail } from './orders';

/** What its buyer may do with an order as a whole. */
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
  const say = useProblemText();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const cancel = async (): Promise<void> => {
    setSending(true);
    setError(undefined);
    try {
      await command(`/orders/${encodeURIComponent(order.order)}/cancellation`, {}, order.version, key);
      await client.invalidateQueries({ queryKey: ['orders'] });
      onClose();
    } catch (failure) {
      setError(failure);
      setSending(false);
    }
  };
  return (
    <Dialog title={t('cancel.title', { number: order.number })} onClose={onClose} data-testid="cancel-dialog">
      <p>{t('cancel.why')}</p>
      {error !== undefined && (
        <Notice tone="late" role="alert">
          {say(error)}
        </Notice>
      )}
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
