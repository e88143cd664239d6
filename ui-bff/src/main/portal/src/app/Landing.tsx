import { Button, Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { here, loginUrl } from './http';
import { LanguageSwitch } from './LanguageSwitch';
import { Mark } from './Mark';
import classes from './landing.module.css';
import { WovenThreads } from './WovenThreads';

export function Landing() {
  const { t } = useTranslation();
  return (
    <div className={classes.page}>
      <title>Weft</title>
      <header className={classes.top}>
        <Mark />
        <LanguageSwitch />
      </header>
      <main className={classes.hero}>
        <div className={classes.words}>
          <Title order={1} className={classes.name}>
            {t('landing.name')}
          </Title>
          <Text className={classes.sentence}>{t('landing.sentence')}</Text>
          <Button component="a" href={loginUrl(here())} size="md" rightSection={<IconArrowRight size={18} />} data-testid="sign-in">
            {t('landing.signIn')}
          </Button>
        </div>
        <WovenThreads className={classes.art} />
      </main>
      <footer className={classes.foot}>{t('landing.foot')}</footer>
    </div>
  );
}
