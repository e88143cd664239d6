import { NativeSelect, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { reasonCodes } from './answers';

export type ReasonTyped = { code: string; text: string };
export const noReason: ReasonTyped = { code: '', text: '' };

/** A reason wants a code; `other` wants words too. */
export const reasonFault = (reason: ReasonTyped): 'code' | 'text' | null =>
  reason.code === '' ? 'code' : reason.code === 'other' && reason.text.trim() === '' ? 'text' : null;

export function ReasonFields({ reason, onChange, judged }: { reason: ReasonTyped; onChange: (reason: ReasonTyped) => void; judged: boolean }) {
  const { t } = useTranslation('answers');
  const fault = judged ? reasonFault(reason) : null;
  return (
    <>
      <NativeSelect
        label={t('reason.label')}
        withAsterisk
        value={reason.code}
        onChange={(event) => onChange({ ...reason, code: event.currentTarget.value })}
        data={[{ value: '', label: t('reason.choose') }, ...reasonCodes.map((code) => ({ value: code, label: t(`reason.${code}`) }))]}
        error={fault === 'code' && t('reason.fault.code')}
        data-testid="reason"
      />
      <Textarea
        label={t('reason.text')}
        description={reason.code === 'other' ? t('reason.textRequired') : t('reason.textOptional')}
        withAsterisk={reason.code === 'other'}
        value={reason.text}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => onChange({ ...reason, text: event.currentTarget.value })}
        error={fault === 'text' && t('reason.fault.text')}
        data-testid="reason-text"
      />
    </>
  );
}
