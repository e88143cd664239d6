import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation } from 'react-router';
import { AsOfBanner, AsOfControl } from './AsOf';
import { Boundary } from './Boundary';
import { LiveRegion } from './announce';
import { useFormat } from './format';
import { LanguageSwitch } from './LanguageSwitch';
import { LiveMark } from './LiveMark';
import { Mark } from './Mark';
import { ScopedLink, useScopedPath } from './scope';
import { channelPlace, runsTheHub, seesTrade, useMe } from './Session';
import { SideSwitch } from './SideSwitch';
import classes from './shell.module.css';
import { UserMenu } from './UserMenu';

export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const format = useFormat();
  const path = useScopedPath();
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    // A new screen: readers by keyboard and by ear start at its top.
    content.current?.scrollTo(0, 0);
    content.current?.focus({ preventScroll: true });
  }, [pathname]);
  const places = [
    ...(seesTrade(me) ? ([['/call-offs', t('nav.callOffs')], ['/orders', t('nav.orders')], ['/documents', t('nav.documents')]] as const) : []),
    ['/interchanges', t('nav.interchanges')] as const,
    ['/partnerships', t('nav.partnerships')] as const,
    ...channelPlace(me).map((place) => [place, t(me.party ? 'nav.channel' : 'nav.channels')] as const),
    ...(runsTheHub(me) ? ([['/network', t('nav.network')]] as const) : []),
  ];
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('nav.skip')}
      </a>
      <header className={classes.header}>
        <ScopedLink to="/" className={classes.home} aria-label={t('nav.home')}>
          <Mark />
        </ScopedLink>
        <span className={classes.party} title={me.party?.code}>
          {me.party ? format.text(me.party.name) : t('operator')}
        </span>
        <nav className={classes.nav} aria-label={t('nav.label')}>
          {places.map(([to, name]) => (
            <NavLink key={to} to={path(to)} className={({ isActive }) => `${classes.place} ${isActive ? classes.placeActive : ''}`}>
              {name}
            </NavLink>
          ))}
        </nav>
        <div className={classes.tools}>
          <LiveMark />
          <SideSwitch />
          <AsOfControl />
          <span className={classes.wideOnly}>
            <LanguageSwitch />
          </span>
          <UserMenu />
        </div>
      </header>
      <AsOfBanner />
      <main ref={content} id="content" className={classes.content} tabIndex={-1}>
        <Boundary of={pathname}>
          <Outlet />
        </Boundary>
      </main>
      <LiveRegion />
    </div>
  );
}
