import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { KIND, type Plan, resume } from './plans';

const MOST = 1_000;

/** A person resumes inspection after five rejected lots, with the reason. */
export function ResumeDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { t } = useTranslation('inspectionPlans');
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND);
  const words = reason.trim();
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (words === '' || words.length > MOST) return;
    if (await send((key) => resume(plan, words, key), [plan.id, plan.version, words])) onClose();
  };
  return (
    <Dialog title={t('resume.title')} onClose={onClose} data-testid="resume-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p className="dim">{t('resume.why')}</p>
          <WordsField label={t('resume.reason')} withAsterisk most={MOST} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={judged && words === '' ? t('fault.needed') : undefined} data-testid="resume-reason" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="resume-send">
              {t('resume.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
