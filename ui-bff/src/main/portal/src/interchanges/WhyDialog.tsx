import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { Notice } from '../app/Notice';
import { WordsField } from '../app/WordsField';
import { useProblemText } from '../app/problem';

type Props = { title: string; choose: string; onClose: () => void; send: (reason: string) => Promise<unknown>; children?: ReactNode };

const MOST = 1_000;

/** Asks why, and does not close before the hub has said yes. */
export function WhyDialog({ title, choose, onClose, send, children }: Props) {
  const { t } = useTranslation('interchanges');
  const problemText = useProblemText();
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setJudged(true);
    if (reason.trim() === '' || reason.length > MOST) return;
    setSending(true);
    setProblem(undefined);
    send(reason.trim())
      .then(onClose)
      .catch((error: unknown) => {
        setProblem(error);
        setSending(false);
      });
  };
  return (
    <Dialog title={title} onClose={onClose} data-testid="why">
      <form onSubmit={submit} noValidate>
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
          {problem !== undefined && (
            <Notice tone="late" role="alert">
              {problemText(problem)}
            </Notice>
          )}
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
