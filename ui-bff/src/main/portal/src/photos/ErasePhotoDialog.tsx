import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';

const MOST = 1_000;

type Props = { title: string; /** The first word of the queries that show it. */ kind: string; sha256: string; erase: (reason: string, key: string) => Promise<unknown>; onClose: () => void };

/** Erases a photo for good. The history keeps who did so and why. */
export function ErasePhotoDialog({ title, kind, sha256, erase, onClose }: Props) {
  const { t } = useTranslation('photos');
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(kind);
  const said = reason.trim();
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (said === '' || said.length > MOST) return;
    if (await send((key) => erase(said, key), [title, sha256, said])) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose} data-testid="erase-photo-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p>{t('eraseWhy')}</p>
          <WordsField label={t('reason')} withAsterisk most={MOST} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={judged && said === '' ? t('needed') : undefined} data-testid="erase-reason" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="erase-send">
              {t('erase')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
