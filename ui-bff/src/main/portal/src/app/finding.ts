import type { Finding, Found } from './context';
import { get } from './http';
import type { Page, Scope } from './scope';

/** How many results of each kind are shown. One more character narrows them. */
const MOST = 5;

/** Finds rows of a list by one of its filters. Several rows of one thing give one result. */
export const foundIn =
  <Row>(path: string, filter: string, found: (row: Row) => Found): Finding['read'] =>
  async (text: string, { as, asOf }: Scope, signal: AbortSignal): Promise<Found[]> => {
    const page = await get<Page<Row>>(path, { [filter]: text, as, asOf, limit: 50 }, signal);
    const once = new Map(page.items.map((row) => found(row)).map((one) => [one.to, one]));
    return [...once.values()].slice(0, MOST);
  };
