import { IconLanguage } from '@tabler/icons-react';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { speak } from './language';
import classes from './shell.module.css';

/** Offers the other language under its own name, which is what its readers look for. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other = i18n.language === 'zh' ? 'en' : 'zh';
  return (
    <UnstyledButton className={classes.quiet} onClick={() => speak(other)} lang={other === 'zh' ? 'zh-Hans' : 'en'} data-testid="language">
      <IconLanguage size={18} stroke={1.6} aria-hidden="true" />
      <span>{other === 'zh' ? '中文' : 'English'}</span>
    </UnstyledButton>
  );
}
