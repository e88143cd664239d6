import { useTranslation } from 'react-i18next';
import classes from './crumbs.module.css';
import { ScopedLink } from './scope';

export type Crumb = { to: string; label: string };

/** Where a screen stands: from home over what it belongs to, to itself. On a phone, the step back alone. */
export function Crumbs({ way, here }: { way: readonly Crumb[]; here: string }) {
  const { t } = useTranslation();
  const { t: home } = useTranslation('home');
  return (
    <nav aria-label={t('nav.crumbs')} className={classes.crumbs} data-testid="crumbs">
      <ol>
        {[{ to: '/', label: home('menu') }, ...way].map(({ to, label }) => (
          <li key={to}>
            <ScopedLink to={to}>{label}</ScopedLink>
          </li>
        ))}
        <li aria-current="page" title={here}>
          {here}
        </li>
      </ol>
    </nav>
  );
}
