import { useTranslation } from 'react-i18next';
import { ScopedLink } from './scope';
import { Empty } from './states';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty whole title={t('notFound.title')}>
      <ScopedLink to="/">{t('notFound.start')}</ScopedLink>
    </Empty>
  );
}
