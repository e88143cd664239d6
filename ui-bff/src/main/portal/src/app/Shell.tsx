import { UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ComponentType, lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { AsOfBanner, AsOfControl } from './AsOf';
import { Boundary } from './Boundary';
import { LiveRegion } from './announce';
import type { Finding, Place } from './context';
import { DeskMenu } from './DeskMenu';
import { useFinder } from './useFinder';
import { useFormat } from './format';
import { useHeld } from './held';
import { LanguageSwitch } from './LanguageSwitch';
import { LiveMark } from './LiveMark';
import { Mark } from './Mark';
import { isOnlyNow, mayOpen, menuOf } from './navigation';
import { OfflineBanner } from './Offline';
import { PhoneMenu } from './PhoneMenu';
import { ScopedLink, useScope } from './scope';
import { useMe } from './Session';
import { SideSwitch } from './SideSwitch';
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
  const held = useHeld(menu);
  const places = menu.filter((place) => mayOpen(place, me, as, held));
  const phone = useMediaQuery('(max-width: 860px)', false, { getInitialValueInEffect: false });
  const all = useMenu(menu, held);
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
        {!phone && <DeskMenu menu={all} pathname={pathname} />}
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
      <AsOfBanner onlyNow={isOnlyNow(pathname, [...menu, ...account], me)} />
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
      {phone && <PhoneMenu menu={all} pathname={pathname} />}
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

/** The person's menu, in the reader's language. */
function useMenu(places: Place[], held: ReadonlySet<string>) {
  const me = useMe();
  const { as } = useScope();
  const { i18n } = useTranslation();
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the texts change with the language
  return useMemo(() => menuOf(places, me, as, held), [places, me, as, held, i18n.language]);
}
