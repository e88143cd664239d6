import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ScopedLink } from '../app/scope';

/** The page of a stream's events; `id` in its URL form. */
export const streamPath = (id: string): string => `/streams/${encodeURIComponent(id)}`;

/** Links a document to its history; `id` in its URL form. */
export function HistoryLink({ id }: { id: string }) {
  const { t } = useTranslation('history');
  return (
    <ScopedLink to={streamPath(id)} data-testid="history-link">
      <IconHistory size={14} aria-hidden="true" style={{ verticalAlign: '-2px' }} /> {t('show')}
    </ScopedLink>
  );
}
