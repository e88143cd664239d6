import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { type BatchRow, endProblem, KIND, type Problem } from './batches';

const MOST = 1_000;

/** Ends a problem with a reason. The batch is free again when none is open. */
export function EndDialog({ batch, problem, onClose }: { batch: BatchRow; problem: Problem; onClose: () => void }) {
  const { t } = useTranslation('batches');
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND, 'stock');
  const said = reason.trim();
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (said === '' || said.length > MOST) return;
    if (await send((key) => endProblem(batch.id, problem.problem, said, key), [batch.id, problem.problem, said])) onClose();
  };
  return (
    <Dialog title={t('problem.endTitle', { problem: problem.problem })} onClose={onClose} data-testid="end-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <WordsField label={t('problem.reason')} withAsterisk most={MOST} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={judged && said === '' ? t('problem.needed') : undefined} data-testid="end-reason" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="end-send">
              {t('problem.end')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
