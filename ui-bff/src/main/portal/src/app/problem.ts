import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from './format';
import { type FieldError, Problem } from './http';

/** The sentence for an error: the server's own in the reader's language, otherwise the portal's. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return useCallback(
    (error) => {
      if (!(error instanceof Problem)) return t('problem.unexpected');
      const { text, code, status } = error.body;
      if (text) return format.text(text);
      if (code === 'unreachable') return t('problem.unreachable');
      if (status === 401) return t('problem.signedOut');
      if (status === 403) return t('problem.forbidden');
      if (status === 404) return t('problem.notFound');
      if (status === 409) return t('problem.conflict');
      if (status === 412) return t('problem.stale');
      if (status === 422) return t('problem.invalid');
      if (status === 429) return t('problem.tooMany');
      if (status >= 502 && status <= 504) return t('problem.unavailable');
      return t('problem.server', { status });
    },
    [t, format],
  );
}

export const fieldErrors = (error: unknown): FieldError[] => (error instanceof Problem ? (error.body.errors ?? []) : []);
export const isStale = (error: unknown): boolean =>
  error instanceof Problem && (error.body.status === 412 || error.body.code === 'superseded');
export const isBelowZero = (error: unknown): boolean => error instanceof Problem && error.body.code === 'below-zero';
/** Whether a repeat may help: no response arrived, or one that is not the hub's. */
export const mayRepeat = (error: unknown): boolean => error instanceof Problem && (error.body.status === 0 || error.body.status >= 500);
