import { type NavigateOptions, useNavigate } from 'react-router';

/**
 * Changes the query of the address as it is by now. What was chosen a moment ago may not be drawn yet on a slow machine, and the
 * query that a screen was drawn with would undo it.
 */
export function useChangeSearch(): (change: (search: URLSearchParams) => URLSearchParams, options?: NavigateOptions) => void {
  const navigate = useNavigate();
  return (change, options) => void navigate(`?${change(new URLSearchParams(window.location.search)).toString()}`, options);
}
