import { Suspense, useContext, useMemo } from 'react';
import { Route, Routes, UNSAFE_RouteContext as RouteContext } from 'react-router';
import { Boundary } from '../app/Boundary';
import { Contexts } from '../app/context';
import { addressOf, type Moment } from '../app/moment';
import { NotFound } from '../app/NotFound';
import { useScope } from '../app/scope';
import { Loading } from '../app/states';
import classes from './moments.module.css';

/** Inside a screen another one is shown as if it stood alone. */
const ALONE = { outlet: null, matches: [], isDataRoute: false };

type Props = { /** Path and query of the screen, without a moment. */ to: string; /** Undefined shows it now. */ at: Moment | undefined };

/** A screen of the portal as of a moment, within another screen. Its links lead on at that moment. */
export function ScreenAt({ to, at }: Props) {
  const { as } = useScope();
  const contexts = useContext(Contexts);
  const location = useMemo(() => {
    const [pathname = '/', query = ''] = to.split('?');
    const search = new URLSearchParams(query);
    for (const [name, value] of Object.entries({ ...(as && { as }), ...addressOf(at) })) search.set(name, value);
    return { pathname, search: `?${search.toString()}`, hash: '', state: null, key: 'within' };
  }, [to, as, at]);
  return (
    <RouteContext value={ALONE}>
      <Boundary of={location.pathname}>
        <Suspense fallback={<Loading />}>
          <Routes location={location}>
            {contexts
              .flatMap((one) => one.screens ?? [])
              .map(({ path, at: At }) => (
                <Route key={path} path={path} element={<At />} />
              ))}
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </Boundary>
    </RouteContext>
  );
}

/** The same, for comparison only: nobody sees or reaches it. */
export function UnseenScreenAt({ to, at, into }: Props & { into: (root: HTMLElement | null) => void }) {
  return (
    <div ref={into} aria-hidden="true" inert className={classes.unseen} data-testid="unseen-screen">
      <ScreenAt to={to} at={at} />
    </div>
  );
}
