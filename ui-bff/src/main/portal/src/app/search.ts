import { type NavigateOptions, useNavigate } from 'react-router';

/**
 * Changes the address's current query. On a slow machine a recent choice may not be drawn yet, and
 * the query that the screen was drawn with would undo it.
 */
export function useChangeSearch(): (change: (search: URLSearchParams) => URLSearchParams, options?: NavigateOptions) => void {
  const navigate = useNavigate();
  return (change, options) => void navigate(`?${change(new URLSearchParams(window.location.search)).toString()}`, options);
}
