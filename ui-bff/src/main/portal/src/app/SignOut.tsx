import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { logout } from './http';
import classes from './shell.module.css';

export function leave(): void {
  logout().then(
    (location) => window.location.assign(location),
    () => window.location.assign('/'),
  );
}

/** The way to sign out for an account without access. */
export function SignOut() {
  const { t } = useTranslation();
  return (
    <Button variant="subtle" className={classes.signOut} onClick={leave}>
      {t('user.logout')}
    </Button>
  );
}
