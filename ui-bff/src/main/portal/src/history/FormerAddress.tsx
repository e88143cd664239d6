import { Navigate, useLocation } from 'react-router';

/** Links that were saved before the page of a stream had its present address still lead there. */
export function FormerAddress() {
  const { pathname, search, hash } = useLocation();
  return <Navigate replace to={pathname.replace(/^\/history\//, '/streams/') + search + hash} />;
}
