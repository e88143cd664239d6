import { useTranslation } from 'react-i18next';
import { FindInstead } from './FindInstead';
import { ScopedLink } from './scope';
import { Empty } from './states';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div data-testid="not-found">
      <title>{`${t('notFound.title')} · Weft`}</title>
      <Empty whole title={t('notFound.title')}>
        <FindInstead />
        <p>
          <ScopedLink to="/">{t('notFound.start')}</ScopedLink>
        </p>
      </Empty>
    </div>
  );
}
