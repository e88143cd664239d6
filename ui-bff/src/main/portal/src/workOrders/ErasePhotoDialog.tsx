import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { erasePhoto } from './photos';
import { KIND, type Photo, type WorkOrder } from './workOrders';

const MOST = 1_000;

/** Erases a photo for good. The history keeps who did so and why. */
export function ErasePhotoDialog({ order, report, photo, onClose }: { order: Pick<WorkOrder, 'id' | 'number'>; report: number; photo: Photo; onClose: () => void }) {
  const { t } = useTranslation('workOrders');
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND);
  const said = reason.trim();
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (said === '' || said.length > MOST) return;
    if (await send((key) => erasePhoto(order.id, report, photo.sha256, said, key), [order.id, report, photo.sha256, said])) onClose();
  };
  return (
    <Dialog title={t('photo.eraseTitle', { report, order: order.number })} onClose={onClose} data-testid="erase-photo-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p>{t('photo.eraseWhy')}</p>
          <WordsField label={t('photo.reason')} withAsterisk most={MOST} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={judged && said === '' ? t('fault.needed') : undefined} data-testid="erase-reason" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="erase-send">
              {t('photo.erase')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
