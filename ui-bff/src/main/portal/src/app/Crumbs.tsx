import { useTranslation } from 'react-i18next';
import classes from './crumbs.module.css';
import { ScopedLink } from './scope';

export type Crumb = { to: string; label: string };

/** The screen's place: from home over its parents to itself. A phone shows only the step back. */
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
