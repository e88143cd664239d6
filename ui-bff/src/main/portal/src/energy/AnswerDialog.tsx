import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { Dialog } from '../app/Dialog';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { ADVICE, type Advice, answerAdvice, KIND } from './energy';
import { useWords } from './words';

const MOST = 1_000;

/** Takes or refuses advice; a refusal says why. */
export function AnswerDialog({ advice, taken, onClose }: { advice: Advice; taken: boolean; onClose: () => void }) {
  const t = useWords();
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(ADVICE, KIND);
  const said = reason.trim();
  const missing = !taken && said === '';
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (missing || said.length > MOST) return;
    if (await send((key) => answerAdvice(advice.id, { taken, reason: said || null }, key), [advice.id, taken, said])) onClose();
  };
  return (
    <Dialog title={t(taken ? 'advice.takeTitle' : 'advice.refuseTitle', { number: advice.number })} onClose={onClose} data-testid="advice-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p>{t(taken ? 'advice.takeWhy' : 'advice.refuseWhy')}</p>
          <WordsField label={t('advice.reason')} withAsterisk={!taken} most={MOST} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={judged && missing ? t('needed') : undefined} data-testid="advice-reason" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="advice-send">
              {t(taken ? 'advice.take' : 'advice.refuse')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
