import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { AsOfBanner, AsOfControl } from './AsOf';
import { Boundary } from './Boundary';
import { LiveRegion } from './announce';
import type { Finding, Place } from './context';
import { useFinder } from './useFinder';
import { useFormat } from './format';
import { LanguageSwitch } from './LanguageSwitch';
import { LiveMark } from './LiveMark';
import { Mark } from './Mark';
import { OfflineBanner } from './Offline';
import { ScopedLink, type Side, useScope, useScopedPath } from './scope';
import { type Me, useMe } from './Session';
import { SideSwitch } from './SideSwitch';
import { streamOf } from './streams';
import classes from './shell.module.css';
import { Loading } from './states';
import { UserMenu } from './UserMenu';
import { whenThere } from './whenThere';

const Finder = lazy(async () => ({ default: (await whenThere(() => import('./Finder'))).Finder }));

type Props = { menu: Place[]; account: Place[]; beside: ComponentType[]; findings: Finding[] };

export function Shell({ menu, account, beside, findings }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const format = useFormat();
  const { as } = useScope();
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    // On a new screen, readers by keyboard and by ear start at the top.
    content.current?.scrollTo(0, 0);
    content.current?.focus({ preventScroll: true });
  }, [pathname]);
  const [finding, setFinding] = useFinder();
  const places = menu.filter((place) => place.may(me, as));
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
        <Menu places={places} me={me} as={as} pathname={pathname} />
        <div className={classes.tools}>
          <UnstyledButton className={classes.quiet} aria-label={t('find.button')} title={t('find.button')} onClick={() => setFinding(true)} data-testid="find">
            <IconSearch size={17} stroke={1.7} aria-hidden="true" />
          </UnstyledButton>
          <LiveMark />
          <SideSwitch />
          <AsOfControl />
          <span className={classes.wideOnly}>
            <LanguageSwitch />
          </span>
          <UserMenu account={account} />
        </div>
      </header>
      <AsOfBanner onlyNow={[...menu, ...account].some((place) => place.onlyNow && isAt(pathname, place, addressOf(place, me)))} />
      <OfflineBanner />
      {finding && (
        <Suspense>
          <Finder places={places} findings={findings} onClose={() => setFinding(false)} />
        </Suspense>
      )}
      <main ref={content} id="content" className={classes.content} tabIndex={-1}>
        <Boundary of={pathname}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </Boundary>
      </main>
      <Suspense>
        {beside.map((Beside, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list is the same for ever
          <Beside key={at} />
        ))}
      </Suspense>
      <LiveRegion />
    </div>
  );
}

const addressOf = (place: Place, me: Me): string => (typeof place.to === 'string' ? place.to : place.to(me));
const first = (path: string): string => path.split('/')[1] ?? '';
const isAt = (pathname: string, place: Place, to: string): boolean =>
  pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)) || (place.covers ?? []).includes(first(pathname)) || (place.streams ?? []).includes(typeAt(pathname));

/** The type of the stream whose history is shown. */
function typeAt(pathname: string): string {
  const [, screen, id = ''] = pathname.split('/');
  return screen === 'history' ? (streamOf(id).split(':')[0] ?? '') : '';
}

function keepInSight(link: HTMLAnchorElement | null): void {
  const row = link?.parentElement;
  if (row) row.scrollTo(link.offsetLeft - row.offsetLeft - (row.clientWidth - link.clientWidth) / 2, 0);
}

/** The person's menu entries. On a narrow screen the current one stays visible. */
function Menu({ places, me, as, pathname }: { places: Place[]; me: Me; as: Side | undefined; pathname: string }) {
  const { t } = useTranslation();
  const path = useScopedPath();
  return (
    <nav className={classes.nav} aria-label={t('nav.label')}>
      {places.map((place) => {
        const to = addressOf(place, me);
        const current = isAt(pathname, place, to);
        return (
          <Link key={to} ref={current ? keepInSight : undefined} to={path(to)} className={`${classes.place} ${current ? classes.placeActive : ''}`} aria-current={current ? 'page' : undefined}>
            {place.text(as)}
          </Link>
        );
      })}
    </nav>
  );
}
