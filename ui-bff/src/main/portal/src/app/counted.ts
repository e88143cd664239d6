import type { Counted } from './context';
import { get, type Params } from './http';
import type { Page, Scope } from './scope';

/** Beyond it nobody counts: "200+" says enough of a list that one works through from its top. */
const MOST = 200;

/** Counts the rows of a list as its own screen would show them; `counts` leaves out what that screen leaves out. */
export const countOf =
  <Row>(path: string, params: Params | (() => Params) = {}, counts: (row: Row) => boolean = () => true) =>
  async ({ as, asOf }: Scope, signal: AbortSignal): Promise<Counted> => {
    const page = await get<Page<Row>>(path, { ...(typeof params === 'function' ? params() : params), as, asOf, limit: MOST }, signal);
    return { count: page.items.filter(counts).length, more: page.next !== null };
  };
