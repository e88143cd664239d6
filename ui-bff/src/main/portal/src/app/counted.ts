import type { Counted } from './context';
import { type Also, withHands } from './hands';
import { get, type Params } from './http';
import type { Page, Scope } from './scope';

/** Counting stops here: "200+" is enough for a list that people work through from the top. */
const MOST = 200;

type Options<Row> = {
  /** Leaves out the rows that the list's own screen leaves out. */
  counts?: (row: Row) => boolean;
  /** The list in which somebody may have taken the rows in hand, and their key there. */
  hands?: { list: string; keyOf: (row: Row) => string; also?: Also };
};

/** Counts the rows of a list as its own screen would show them. */
export const countOf =
  <Row>(path: string, params: Params | (() => Params) = {}, { counts = () => true, hands }: Options<Row> = {}) =>
  async (scope: Scope, signal: AbortSignal): Promise<Counted> => {
    const { as, asOf } = scope;
    const page = await get<Page<Row>>(path, { ...(typeof params === 'function' ? params() : params), as, asOf, limit: MOST }, signal);
    const rows = page.items.filter(counts);
    const counted = { count: rows.length, more: page.next !== null };
    return hands ? withHands(counted, hands, rows.map(hands.keyOf), scope, signal) : counted;
  };
