import { IconMenu2 } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './menu.module.css';
import { isAt, type Menu } from './navigation';
import { ScopedLink } from './scope';

/** At the foot of a phone: home, the screens that the person's role uses most, and all the others. */
export function PhoneMenu({ menu, pathname }: { menu: Menu; pathname: string }) {
  const { t } = useTranslation();
  const foot = useRef<HTMLElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  // On another screen it is closed.
  const [openedAt, setOpenedAt] = useState<string>();
  const open = openedAt === pathname;
  const setOpen = (now: boolean): void => setOpenedAt(now ? pathname : undefined);
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !foot.current?.contains(event.target)) setOpenedAt(undefined);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  const { spots } = menu.foot;
  const elsewhere = menu.groups.some((one) => one.spots.some((spot) => isAt(pathname, spot) && !spots.includes(spot)));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes what its button opened
    <nav
      ref={foot}
      className={classes.foot}
      aria-label={t('nav.label')}
      data-testid="foot"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        more.current?.focus();
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !foot.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <ul>
        {spots.map((spot) => {
          const Icon = spot.place.often?.icon;
          return (
            <li key={spot.to}>
              <ScopedLink to={spot.to} className={classes.target} aria-current={isAt(pathname, spot) ? 'page' : undefined} onClick={() => setOpen(false)}>
                {Icon && <Icon size={22} stroke={1.6} aria-hidden="true" />}
                <span>{spot.text}</span>
              </ScopedLink>
            </li>
          );
        })}
        {menu.foot.more && (
          <li>
            <button ref={more} type="button" className={classes.target} data-here={elsewhere || undefined} aria-expanded={open} aria-controls="menu-all" onClick={() => setOpen(!open)} data-testid="more">
              <IconMenu2 size={22} stroke={1.6} aria-hidden="true" />
              <span>{t('nav.more')}</span>
            </button>
            <div id="menu-all" hidden={!open} className={classes.sheet}>
              {menu.groups.map(({ group, spots: all }) => (
                <section key={group} aria-labelledby={`menu-all-${group}`}>
                  <h2 id={`menu-all-${group}`}>{t(`nav.group.${group}`)}</h2>
                  <ul>
                    {all.map((spot) => (
                      <li key={spot.to}>
                        <ScopedLink to={spot.to} aria-current={isAt(pathname, spot) ? 'page' : undefined} onClick={() => setOpen(false)}>
                          {spot.text}
                        </ScopedLink>
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </div>
          </li>
        )}
      </ul>
    </nav>
  );
}
