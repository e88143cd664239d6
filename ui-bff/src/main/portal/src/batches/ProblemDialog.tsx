import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { type BatchRow, criticalities, type Criticality, decisions, type Decision, KIND, openProblem } from './batches';

type Written = { problem: string; criticality: Criticality; text: string; decision: Decision };
const MOST = 1_000;

/** Opens a problem, which blocks the batch and what was made of it at the reader's company. */
export function ProblemDialog({ batch, onClose }: { batch: BatchRow; onClose: () => void }) {
  const { t } = useTranslation('batches');
  const format = useFormat();
  const [draft, keep] = useDraftAbout<Written>('batches.problem', batch.id, String(batch.version));
  const said = draft ?? { problem: '', criticality: 'high', text: '', decision: 'pending' };
  const change = (to: Partial<Written>): void => keep({ ...said, ...to });
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND, 'stock', 'questions');
  const errorOf = (field: 'problem' | 'text'): string | undefined => (judged && said[field].trim() === '' ? t('problem.needed') : fieldErrors(error).filter((one) => one.pointer === `/${field}`).map((one) => format.text(one.text)).join(' ') || undefined);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (said.problem.trim() === '' || said.text.trim() === '' || said.text.trim().length > MOST) return;
    const body = { ...said, problem: said.problem.trim(), text: said.text.trim() };
    const taken = await send(async (key) => {
      await openProblem(batch.id, body, key);
      keep(undefined);
    }, [batch.id, body]);
    if (taken) onClose();
  };
  return (
    <Dialog title={t('problem.openTitle', { number: batch.number })} onClose={onClose} data-testid="problem-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p className="dim">{t('problem.why')}</p>
          <TextInput label={t('problem.name')} withAsterisk value={said.problem} onChange={(event) => change({ problem: event.currentTarget.value })} autoComplete="off" error={errorOf('problem')} data-testid="problem-name" />
          <NativeSelect label={t('problem.criticality')} value={said.criticality} onChange={(event) => change({ criticality: event.currentTarget.value as Criticality })} data={criticalities.map((one) => ({ value: one, label: t(`criticality.${one}`) }))} />
          <WordsField label={t('problem.text')} withAsterisk most={MOST} value={said.text} onChange={(event) => change({ text: event.currentTarget.value })} error={errorOf('text')} data-testid="problem-text" />
          <NativeSelect label={t('problem.decision')} value={said.decision} onChange={(event) => change({ decision: event.currentTarget.value as Decision })} data={decisions.map((one) => ({ value: one, label: t(`decision.${one}`) }))} />
          <NotSent error={error} />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" color="red" loading={sending} leftSection={<IconLock size={18} aria-hidden="true" />} data-testid="problem-send">
              {t('problem.open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
