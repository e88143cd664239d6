import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { type Conformity, type Inspection, KIND, overrule } from './inspections';

const MOST = 1_000;

/** A second person decides otherwise than the values, with a reason. */
export function OverruleDialog({ inspection, onClose }: { inspection: Inspection; onClose: () => void }) {
  const { t } = useTranslation('inspections');
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND, 'stock', 'batches');
  const decision: Conformity = inspection.verdict === 'passed' ? 'failed' : 'passed';
  const said = { decision, reason: reason.trim() };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (said.reason === '' || said.reason.length > MOST) return;
    if (await send((key) => overrule(inspection, said, key), [inspection.id, said])) onClose();
  };
  return (
    <Dialog title={t(`overrule.${decision}`, { number: inspection.number })} onClose={onClose} data-testid="overrule-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p className="dim">{t('overrule.why')}</p>
          <WordsField label={t('fact.reason')} withAsterisk most={MOST} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={judged && said.reason === '' ? t('begin.needed') : undefined} data-testid="overrule-reason" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" color={decision === 'failed' ? 'red' : undefined} loading={sending} data-testid="overrule-send">
              {t('overrule.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
