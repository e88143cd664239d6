import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openFinder } from './useFinder';

/** Where a way leads nowhere: looking for the thing by its number, which a phone has no Ctrl-K for. */
export function FindInstead() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('notFound.find')}</p>
      <Button variant="default" size="xs" onClick={openFinder} leftSection={<IconSearch size={16} aria-hidden="true" />} data-testid="find-instead">
        {t('notFound.findButton')}
      </Button>
    </>
  );
}
