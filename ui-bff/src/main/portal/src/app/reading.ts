/** How a screen reads a list page by page, or one thing, on its side and at its moment. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from './Changes';
import { get, type Params } from './http';
import { type Page, type Scope, useScope } from './scope';

/** The rows of a list. `kind` is the first word of its queries' keys, by which changes find them. */
export function useRows<Row>(kind: string, path: string, filters: Params = {}, enabled = true) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: [kind, path, scope, filters],
    queryFn: ({ pageParam, signal }) => get<Page<Row>>(path, { ...filters, as, asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
    enabled,
  });
}

/** One thing by its address; nothing is read while there is no address. */
export function useOne<T>(kind: string, path: string | undefined, params: Params = {}) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: [kind, path ?? 'none', scope, params],
    queryFn: ({ signal }) => get<T>(path ?? '', { ...params, as, asOf }, signal),
    enabled: path !== undefined,
    refetchInterval: useFallbackInterval(),
  });
}

export const rowsOf = <Row>(answer: { data?: { pages: Page<Row>[] } | undefined }): Row[] => answer.data?.pages.flatMap((page) => page.items) ?? [];
