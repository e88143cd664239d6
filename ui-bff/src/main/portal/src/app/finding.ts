import type { Finding, Found } from './context';
import { get } from './http';
import type { Page, Scope } from './scope';

/** So many of each kind are shown: who types one character more sees the rest. */
const MOST = 5;

/** Finds rows of a list by one of its filters; several rows of one thing are found once. */
export const foundIn =
  <Row>(path: string, filter: string, found: (row: Row) => Found): Finding['read'] =>
  async (text: string, { as, asOf }: Scope, signal: AbortSignal): Promise<Found[]> => {
    const page = await get<Page<Row>>(path, { [filter]: text, as, asOf, limit: 50 }, signal);
    const once = new Map(page.items.map((row) => found(row)).map((one) => [one.to, one]));
    return [...once.values()].slice(0, MOST);
  };
