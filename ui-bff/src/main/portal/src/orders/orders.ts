import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Promised } from '../answers/answers';
import { useFallbackInterval } from '../app/Changes';
import { daysAfter, isDay, today } from '../app/days';
import { get, type Params, type Text } from '../app/http';
import type { Origin } from '../app/OriginLink';
import { type Page, type Scope, useScope } from '../app/scope';

export type OrderState = 'open' | 'answered' | 'proposed' | 'confirmed' | 'refused' | 'cancelled';
export type LineState = 'open' | 'accepted' | 'proposed' | 'refused' | 'cancelled';
export type Reason = { code: string; text: string };

/** A statement by a person of a party, or by its message. */
export type Said = { at: string; by: { party: string; user: string | null }; via: 'edi' | 'api' | 'portal'; origin: Origin | null };

export type OrderRow = {
  order: string;
  number: string;
  buyer: string;
  supplier: string;
  site: string | null;
  orderDate: string | null;
  currency: string | null;
  version: number;
  state: OrderState;
  lineCount: number;
  openLines: number;
  firstDue: string;
  lastDue: string;
  placedAt: string;
  /** The value of the active lines in the order's currency; null without currency or price. */
  value: string | null;
  /** How many different parts, and the part if there is only one. */
  parts: number;
  part: string | null;
  supplierPart: string | null;
  /** The first day with quantities still to send. */
  nextDue: string | null;
  /** The first of its parts. */
  partNumbers?: { part: string; supplierPart: string | null }[];
};

export type OrderLine = {
  line: string;
  part: string;
  buyerPart?: string | null;
  description: string | null;
  unit: string;
  quantity: string;
  price: string | null;
  schedule: Promised[];
  state: LineState;
  confirmed: Promised[] | null;
  firstPromise: Promised[] | null;
  proposal: { schedule: Promised[]; reason: Reason; at: string } | null;
  refusal: Reason | null;
  /** The segment that stated it, in the order or its last change. */
  origin: Origin;
  /** The author of the confirmation, proposal or refusal, and of the first promise. */
  answered?: Said | null;
  firstAnswered?: Said | null;
  /** The line's former request, before the buyer's change. */
  before?: { quantity: string; schedule: Promised[] } | null;
  /** The segments of quantity and price, if they differ from the line's. */
  quantityOrigin?: Origin | null;
  priceOrigin?: Origin | null;
  /** The quantities that the supplier reports as sent, by despatch advice. */
  despatched?: { despatch: string; quantity: string; unit: string; at: string; origin: Origin | null }[] | null;
  /** The buyer's texts besides the description; each line has its own. */
  texts?: string[] | null;
};

/** A line's request. An answer begun before a change of it is void. */
export const seenOf = (line: OrderLine): string => JSON.stringify([line.quantity, line.schedule, line.proposal?.schedule]);

/** The buyer's statements besides the lines. */
export type OrderTerms = {
  /** The payer of the transport is a code: CC, the receiver; PP, the sender. */
  delivery: { term: string | null; payer: string | null; place: string | null } | null;
  payment: { discount: string | null; days: number | null; due: string | null; text: string | null }[];
  texts: string[];
};

export type OrderDetail = OrderRow & {
  lines: OrderLine[];
  history: { at: string; by: { party: string; user: string | null }; via: 'edi' | 'api' | 'portal'; text: Text }[];
  interchange: string | null;
  terms?: OrderTerms | null;
};

/** The next delivery was due before today, or is due within seven days from today. */
export const dues = ['past', 'week'] as const;
export type OrderDue = (typeof dues)[number] | (string & {});
/** A choice, or a day by a link. */
export const dueOf = (said: string | undefined): OrderDue | undefined => dues.find((one) => one === said) ?? (said && isDay(said) ? said : undefined);
export type OrderFilters = { number?: string | undefined; part?: string | undefined; partner?: string | undefined; state?: string | undefined; due?: OrderDue | undefined };
export type OrderLists = InfiniteData<Page<OrderRow>, string | null>;

/** The days that a filter choice requests from the hub. */
export const nextRange = (due: OrderDue): { nextFrom?: string; nextUntil: string } =>
  due !== 'past' && due !== 'week' ? { nextFrom: due, nextUntil: due } : due === 'past' ? { nextUntil: daysAfter(today(), -1) } : { nextFrom: today(), nextUntil: daysAfter(today(), 6) };

export function isNext({ nextDue }: Pick<OrderRow, 'nextDue'>, due: OrderDue): boolean {
  const { nextFrom = '', nextUntil } = nextRange(due);
  return nextDue !== null && nextDue >= nextFrom && nextDue <= nextUntil;
}

export function orderParams({ partner, due, ...rest }: OrderFilters, { as, asOf }: Scope): Params {
  return { ...rest, ...(as === 'buyer' ? { supplier: partner } : { buyer: partner }), ...(due && nextRange(due)), as, asOf };
}

export function useOrders(filters: OrderFilters) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['orders', 'list', scope, filters],
    queryFn: ({ pageParam, signal }) => {
      return get<Page<OrderRow>>('/orders', { ...orderParams(filters, scope), limit: 100, cursor: pageParam }, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

export function useOrder(id: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['orders', 'one', scope, id],
    queryFn: ({ signal }) => get<OrderDetail>(`/orders/${encodeURIComponent(id)}`, { as, asOf }, signal),
    refetchInterval: useFallbackInterval(),
  });
}
