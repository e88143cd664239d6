import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openFinder } from './useFinder';

/** Offers a search by number if an address leads nowhere. A phone has no Ctrl-K. */
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
