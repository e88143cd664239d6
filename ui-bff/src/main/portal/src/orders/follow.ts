import type { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { announce } from '../app/announce';
import type { Follower } from '../app/Changes';
import { markFresh } from '../app/fresh';
import { reads } from '../app/refresh';
import type { Page, Scope } from '../app/scope';
import { isNext, type OrderDetail, type OrderFilters, type OrderLists, type OrderRow } from './orders';

export type OrderChange = { position: number; order: OrderDetail };

const balance = reads('balance');

export const followOrders: Follower = {
  apply: (client, as, change: OrderChange) => {
    applyOrder(client, as, change);
    balance.apply(client, as, change as never);
  },
  tell: ({ order }: OrderChange) => {
    markFresh([order.order, ...order.lines.map((line) => `${order.order}|${line.line}`)]);
    announce(i18next.t('orders:changedLive', { number: order.number }));
  },
};

function applyOrder(client: QueryClient, as: Scope['as'], { position, order }: OrderChange): void {
  const present = (key: readonly unknown[]): boolean => (key[2] as Scope).as === as && !(key[2] as Scope).asOf;
  const { lines: _lines, history: _history, interchange: _interchange, ...row } = order;
  for (const [key, data] of client.getQueriesData<OrderLists>({ queryKey: ['orders', 'list'] })) {
    if (!data || !present(key)) continue;
    const filters = key[3] as OrderFilters;
    // Only the lines show whether an order has the part, and only the hub has all lines.
    if (filters.part) void client.invalidateQueries({ queryKey: key, exact: true }, { cancelRefetch: false });
    else client.setQueryData(key, withOrder(data, filters, as, row, position));
  }
  for (const [key, data] of client.getQueriesData<OrderDetail>({ queryKey: ['orders', 'one'] })) {
    if (data && present(key) && key[3] === order.order && data.version <= order.version) client.setQueryData(key, order);
  }
}

function matches(row: OrderRow, filters: OrderFilters, as: Scope['as']): boolean {
  const partner = as === 'buyer' ? row.supplier : row.buyer;
  return (
    (!filters.number || row.number.toLowerCase().includes(filters.number.toLowerCase())) &&
    (!filters.partner || partner === filters.partner) &&
    (!filters.state || row.state === filters.state) &&
    (!filters.due || isNext(row, filters.due))
  );
}

/** The row in its place, newest first. A new order comes before those read earlier. */
export function withOrder(data: OrderLists, filters: OrderFilters, as: Scope['as'], row: OrderRow, position: number): OrderLists {
  const wanted = matches(row, filters, as);
  const known = data.pages.some((page) => page.items.some((item) => item.order === row.order));
  const pages = data.pages.map((page, at): Page<OrderRow> => {
    if (!known) return at === 0 && wanted && page.position < position ? { ...page, items: [row, ...page.items] } : page;
    const items = page.items.flatMap((item) => {
      if (item.order !== row.order || item.version > row.version) return [item];
      return wanted ? [row] : [];
    });
    return { ...page, items };
  });
  return { ...data, pages };
}
