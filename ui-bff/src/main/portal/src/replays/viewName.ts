import { useTranslation } from 'react-i18next';

/** The name of a view in words, or its technical name. */
export function useViewName(): (view: string) => string {
  const { t } = useTranslation('running');
  return (view) => t(`viewName.${view}` as 'viewName.stock', { defaultValue: view });
}
