import { useTranslation } from 'react-i18next';
import type { Result } from './certificates';

/** The fields that a customer may reject, besides each result. */
export const fields = ['number', 'type', 'part', 'quantity', 'batches', 'order', 'specification', 'statement', 'issued', 'validatedBy', 'concession'] as const;

/** The name of a place in a certificate. A result is named by its characteristic. */
export function useFieldName(): (field: string, results: readonly Pick<Result, 'characteristic' | 'batch'>[]) => string {
  const { t } = useTranslation('certificates');
  return (field, results) => {
    const [, at] = /^results\/(\d+)$/.exec(field) ?? [];
    const result = at === undefined ? undefined : results[Number(at)];
    if (result) return t('field.result', { name: [result.characteristic, result.batch].filter(Boolean).join(' ') });
    return t(`field.${field as 'number'}`, { defaultValue: field });
  };
}
