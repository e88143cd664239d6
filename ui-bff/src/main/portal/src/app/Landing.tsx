import { Button, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { here, loginUrl } from './http';
import { LanguageSwitch } from './LanguageSwitch';
import { Mark } from './Mark';
import classes from './landing.module.css';
import screenEn from './landing-en.jpg';
import screenZh from './landing-zh.jpg';

export function Landing() {
  const { t, i18n } = useTranslation();
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
          <ul className={classes.sentences}>
            {(['landing.forSuppliers', 'landing.forPlanners', 'landing.forTrust'] as const).map((sentence) => (
              <li key={sentence}>{t(sentence)}</li>
            ))}
          </ul>
          <Button component="a" href={loginUrl(here())} size="md" rightSection={<IconArrowRight size={18} />} data-testid="sign-in">
            {t('landing.signIn')}
          </Button>
        </div>
        <img className={classes.screen} src={i18n.language === 'zh' ? screenZh : screenEn} width={1280} height={800} alt={t('landing.screen')} decoding="async" />
      </main>
      <footer className={classes.foot}>
        <span>{t('landing.foot')}</span>
        <a href="/check">{t('landing.check')}</a>
      </footer>
    </div>
  );
}
