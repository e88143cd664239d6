import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { WordsField } from '../app/WordsField';
import { reasonCodes } from './answers';

export type ReasonTyped = { code: string; text: string };
/** The most characters of a text. */
const MOST = 500;
export const noReason: ReasonTyped = { code: '', text: '' };

/** A reason needs a code; `other` needs a text too, and no text may be too long. */
export const reasonFault = (reason: ReasonTyped): 'code' | 'text' | 'long' | null =>
  reason.text.length > MOST ? 'long' : reason.code === '' ? 'code' : reason.code === 'other' && reason.text.trim() === '' ? 'text' : null;

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
      <WordsField
        label={t('reason.text')}
        description={reason.code === 'other' ? t('reason.textRequired') : t('reason.textOptional')}
        withAsterisk={reason.code === 'other'}
        value={reason.text}
        most={MOST}
        onChange={(event) => onChange({ ...reason, text: event.currentTarget.value })}
        error={fault === 'text' && t('reason.fault.text')}
        data-testid="reason-text"
      />
    </>
  );
}
