import { useTranslation } from 'react-i18next';
import type { Result } from './certificates';

/** What a customer may find wrong with a certificate, beside each of its results. */
export const fields = ['number', 'type', 'part', 'quantity', 'batches', 'order', 'specification', 'statement', 'issued', 'validatedBy', 'concession'] as const;

/** A place in a certificate as people call it; results are known by what they are of. */
export function useFieldName(): (field: string, results: readonly Pick<Result, 'characteristic' | 'batch'>[]) => string {
  const { t } = useTranslation('certificates');
  return (field, results) => {
    const [, at] = /^results\/(\d+)$/.exec(field) ?? [];
    const result = at === undefined ? undefined : results[Number(at)];
    if (result) return t('field.result', { name: [result.characteristic, result.batch].filter(Boolean).join(' ') });
    return t(`field.${field as 'number'}`, { defaultValue: field });
  };
}
