import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLanguage, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { logout } from './http';
import { speak } from './language';
import { useMe } from './Session';
import classes from './shell.module.css';

const schemes = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const;

function leave(): void {
  logout().then(
    (location) => window.location.assign(location),
    () => window.location.assign('/'),
  );
}

export function UserMenu() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const other = i18n.language === 'zh' ? 'en' : 'zh';
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.quiet} aria-label={t('user.menu', { user: me.user ?? '' })} data-testid="user-menu">
          <IconUser size={18} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.user}</Menu.Label>
        <Menu.Item leftSection={<IconLanguage size={16} aria-hidden="true" />} onClick={() => speak(other)} lang={other === 'zh' ? 'zh-Hans' : 'en'}>
          {other === 'zh' ? '中文' : 'English'}
        </Menu.Item>
        <Menu.Divider />
        {schemes.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} aria-hidden="true" />}
            rightSection={colorScheme === scheme ? <span aria-label={t('user.chosen')}>✓</span> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`user.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={leave} data-testid="logout">
          {t('user.logout')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
