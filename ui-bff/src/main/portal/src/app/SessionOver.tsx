import { Button, Text, Title } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { here, loginUrl } from './http';

/** The way to sign in again. It returns to the same screen. */
export function SessionOver() {
  const { t } = useTranslation();
  return (
    <main className="centred" data-testid="session-over">
      <Title order={1} size="h2">
        {t('session.over')}
      </Title>
      <Text maw={420} ta="center">
        {t('session.overWhy')}
      </Text>
      <Button component="a" href={loginUrl(here())} leftSection={<IconLogin2 size={18} />}>
        {t('session.signInAgain')}
      </Button>
    </main>
  );
}
