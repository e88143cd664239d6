import { useTranslation } from 'react-i18next';
import { ScopedLink } from './scope';
import { Empty } from './states';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div data-testid="not-found">
      <title>{`${t('notFound.title')} · Weft`}</title>
      <Empty whole title={t('notFound.title')}>
        <p>{t('notFound.find')}</p>
        <ScopedLink to="/">{t('notFound.start')}</ScopedLink>
      </Empty>
    </div>
  );
}
