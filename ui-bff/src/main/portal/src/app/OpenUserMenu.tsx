import { Popover, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconLanguage, IconLogout, IconShieldLock, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from './context';
import { speak } from './language';
import { ScopedLink, useScope } from './scope';
import { useMe } from './Session';
import { leave } from './SignOut';
import { visible } from './visible';
import classes from './shell.module.css';

/** The signed-in person, appearance, language, and the way to sign out. */
export function OpenUserMenu({ account }: { account: Place[] }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { as } = useScope();
  const [opened, setOpened] = useState(true);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const other = i18n.language === 'zh' ? 'en' : 'zh';
  return (
    <Popover position="bottom-end" width={250} trapFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <UnstyledButton className={classes.quiet} onClick={() => setOpened(!opened)} aria-label={t('user.menu', { user: me.name ?? me.user ?? '' })} data-testid="user-menu">
          <IconUser size={18} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('user.menu', { user: me.name ?? me.user ?? '' })} className={classes.menu}>
        <p className={classes.who}>{visible(me.name ?? me.user ?? '')}</p>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('user.looks')}
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as 'light')}
          data={(['light', 'dark', 'auto'] as const).map((scheme) => ({ value: scheme, label: t(`user.${scheme}`) }))}
        />
        <UnstyledButton className={classes.menuItem} onClick={() => speak(other)} lang={other === 'zh' ? 'zh-Hans' : 'en'}>
          <IconLanguage size={17} stroke={1.6} aria-hidden="true" /> {other === 'zh' ? '中文' : 'English'}
        </UnstyledButton>
        {account
          .filter((place) => place.may(me, as))
          .map((place) => (
            <ScopedLink key={place.text(as)} to={typeof place.to === 'string' ? place.to : place.to(me)} className={classes.menuItem} onClick={() => setOpened(false)}>
              <IconShieldLock size={17} stroke={1.6} aria-hidden="true" /> {place.text(as)}
            </ScopedLink>
          ))}
        <UnstyledButton className={classes.menuItem} onClick={leave} data-testid="logout">
          <IconLogout size={17} stroke={1.6} aria-hidden="true" /> {t('user.logout')}
        </UnstyledButton>
      </Popover.Dropdown>
    </Popover>
  );
}
