import { UnstyledButton } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from './context';
import { useMe } from './Session';
import classes from './shell.module.css';
import { whenThere } from './whenThere';

const OpenUserMenu = lazy(async () => ({ default: (await whenThere(() => import('./OpenUserMenu'))).OpenUserMenu }));

/** The signed-in person. The menu behind it is fetched when somebody opens it. */
export function UserMenu({ account }: { account: Place[] }) {
  const { t } = useTranslation();
  const me = useMe();
  const [wanted, want] = useState(false);
  const button = (
    <UnstyledButton className={classes.quiet} onClick={() => want(true)} aria-label={t('user.menu', { user: me.name ?? me.user ?? '' })} data-testid="user-menu">
      <IconUser size={18} stroke={1.6} aria-hidden="true" />
    </UnstyledButton>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <OpenUserMenu account={account} />
    </Suspense>
  ) : (
    button
  );
}
