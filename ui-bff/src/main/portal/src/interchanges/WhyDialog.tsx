import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { WordsField } from '../app/WordsField';
import { NotSent, useSending } from '../app/sending';

type Props = { title: string; choose: string; onClose: () => void; send: (reason: string) => Promise<unknown>; children?: ReactNode };

const MOST = 1_000;

/** Asks for a reason, and closes only after the hub has agreed. */
export function WhyDialog({ title, choose, onClose, send, children }: Props) {
  const { t } = useTranslation('interchanges');
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState(false);
  const { sending, error, send: sendOnce } = useSending();
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (reason.trim() === '' || reason.length > MOST) return;
    if (await sendOnce(() => send(reason.trim()), reason.trim())) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose} data-testid="why">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <WordsField
            label={t('why.reason')}
            withAsterisk
            most={MOST}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={judged && reason.trim() === '' && t('why.missing')}
            data-testid="why-reason"
          />
          {children}
          <NotSent error={error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('why.cancel')}
            </Button>
            <Button type="submit" loading={sending} data-testid="why-send">
              {choose}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
