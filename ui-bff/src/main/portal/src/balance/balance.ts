import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { daysAfter } from '../app/days';
import { compare } from '../app/decimal';
import { get, type Text } from '../app/http';
import { type Page, type Scope, type Side, useScope } from '../app/scope';
import type { EventPlace } from '../history/EventLink';

export type Grain = 'day' | 'week' | 'month';
/**
 * The first time that stock passes a limit, the largest size, and the return within it: null is
 * never within the horizon. `later`: how often it happens again, and the largest of these.
 */
export type Breach = { on: string; size: string; recoversOn: string | null; later: { times: number; on: string; size: string } | null };
/**
 * The cause of a run-out in words. The event is null if nothing happened, or if it belongs to
 * another customer.
 */
export type Cause = { event: EventPlace | null; since: string | null; sentence: Text };
/** In a long list the cause is null if it was not found in time. */
export type RunOut = Breach & { cause: Cause | null };
/** One input of a balance, and its age. */
export type Input = { kind: string; asOf: string; stale: boolean };
/** Whether usable stock is recorded at all. Without a record, the hub computes from zero, and screens say so. */
export const isStockRecorded = ({ inputs }: { inputs: readonly Input[] }): boolean => inputs.some((input) => input.kind === 'stock');
export type Demand = 'shared' | 'not-shared';

/** How stock goes: the lowest of each so many days, the first from today on, and what is agreed for their last. */
export type Course = { days: number; lowest: string[]; minimum: (string | null)[] | null; maximum: (string | null)[] | null };

/** One row per part and site, with the first day on which it does not suffice. */
export type RunOutRow = {
  part: string;
  site: string;
  unit: string;
  today: string;
  demand: Demand;
  opening: string;
  /** Tonight's stock, to which cover refers; null if demand is not shared. */
  closing: string | null;
  cover: string | null;
  coverAtLeast: string | null;
  runOut: RunOut | null;
  belowMinimum: Breach | null;
  aboveMaximum: Breach | null;
  /** Demand that is past due. */
  overdue: string;
  inputs: Input[];
  /** When the cause of the run-out was recorded. */
  since: string | null;
  /** Null where demand is not shared. */
  course: Course | null;
  /** When it was reckoned to run out at an earlier moment; null where none was asked for, or none is known. */
  before: { at: string; runOut: Breach | null } | null;
};

export const runOutKey = (row: { part: string; site: string }): string => `${row.site}|${row.part}`;

export type BalanceRow = {
  from: string;
  until: string;
  opening: string | null;
  in: { confirmed: string; planned: string };
  /** Null if demand is not shared, as are the numbers that follow from it. */
  out: string | null;
  outFirm: string | null;
  closing: string | null;
  cover: string | null;
  coverAtLeast: string | null;
  /** The quantity that the agreed range requires at the end of the row; null without an agreed range, or if the horizon ends too early to compute it. */
  minimum?: string | null;
  maximum?: string | null;
};
export type Balance = {
  part: string;
  site: string;
  partner: string | null;
  unit: string;
  today: string;
  opening: string;
  /** Whether a part of it was rounded, as the unit of the stock cannot say it exactly. */
  openingRounded?: boolean;
  free: string;
  demand: Demand;
  overdue: string;
  lateTransit: string;
  latePlan: string;
  notCounted: { quantity: string; unit: string; why: string }[];
  inputs: Input[];
  rows: BalanceRow[];
  runOut: RunOut | null;
  belowMinimum: Breach | null;
  aboveMaximum: Breach | null;
  /** The same days as computed at an earlier moment; null if none was requested or known. */
  before: { at: string; opening: string; rows: BalanceRow[]; runOut: Breach | null } | null;
  /** At which of a supplier's several sites call-offs and orders count, and why; with whom, or with all whose agreements name none. */
  shipping?: { partner: string | null; site: string; why: 'agreed' | 'most-planned' | 'most-stock' | 'first-site' }[];
  /** Agreements that have not begun or have ended; a partner's balance has none. */
  notInForce?: { partner: string; from: string | null; until: string | null }[];
};

/** Whether a part runs out within seven days. */
export const runsOutSoon = (row: Pick<RunOutRow, 'runOut' | 'today'>): boolean => row.runOut !== null && row.runOut.on <= daysAfter(row.today, 6);

export type RunOutFilters = { part?: string; partner?: string; show?: string };
/** How a part's run-out changed since an earlier moment; undefined if none is known. */
export type Turn = 'worse' | 'better' | 'same';
export function turnOf({ before, runOut }: Pick<RunOutRow, 'before' | 'runOut'>): Turn | null {
  if (!before) return null;
  const then = before.runOut;
  if (!then || !runOut) return then ? 'better' : runOut ? 'worse' : 'same';
  if (then.on !== runOut.on) return then.on < runOut.on ? 'better' : 'worse';
  const size = compare(then.size, runOut.size);
  return size === 0 ? 'same' : size > 0 ? 'better' : 'worse';
}
export type Asked = { part: string; site: string; partner?: string | undefined; grain: Grain; days: number; partnerPart?: string | undefined; /** `release`, `answer`, or an instant. */ against?: string | undefined };

/** The path to a part's balance, from anywhere. */
export const balancePath = (part: string, site: string, partner?: string | null, partnerPart?: string): string =>
  `/balance?${new URLSearchParams({ part, site, ...(partner && { partner }), ...(partnerPart && { partnerPart }) }).toString()}`;

export const readRunOuts = (scope: Scope, partner: string | undefined, limit: number, cursor: string | null, signal: AbortSignal, against?: string, course?: true): Promise<Page<RunOutRow>> =>
  get<Page<RunOutRow>>('/run-outs', { partner, side: scope.as, asOf: scope.asOf, sort: 'run-out', against, course, limit, cursor }, signal);

/** How many rows the hub compares at a time; each has its own earlier moment. */
const COMPARED = 50;
/** How soon a long list is read again if the hub had not found all causes. */
const SOON = 3_000;

/**
 * The portal filters by part number and by shortage: people type only the start of a number, and
 * shortages come first.
 */
export const fitsRunOut = (row: RunOutRow, { part, show }: RunOutFilters): boolean => (!part || row.part.toLowerCase().includes(part.toLowerCase())) && (show !== 'short' || row.runOut !== null) && (show !== 'soon' || runsOutSoon(row));

/** The hub filters by partner. */
export function useRunOuts(filters: RunOutFilters, against?: string) {
  const { partner, show } = filters;
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const fallback = useFallbackInterval();
  return useInfiniteQuery({
    queryKey: ['balance', 'run-outs', scope, partner, against],
    queryFn: ({ pageParam, signal }) => readRunOuts(scope, partner, against ? COMPARED : 200, pageParam, signal, against, true),
    initialPageParam: null as string | null,
    // The earliest run-out comes first, so no row after one that does not fit does.
    getNextPageParam: (page) => {
      const last = page.items.at(-1);
      return last && ((show === 'short' && last.runOut === null) || (show === 'soon' && !runsOutSoon(last))) ? null : page.next;
    },
    select: (data) => ({ ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.filter((row) => fitsRunOut(row, filters)) })) }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some((row) => row.runOut && !row.runOut.cause)) ? SOON : fallback),
  });
}

/** How much a supplier shares: its quantities, a state, or nothing. */
export type Known = { shared: 'exact' | 'state' | 'none'; state: 'ok' | 'low' | 'none' | null };
export type PartnersRow = Omit<BalanceRow, 'in' | 'out' | 'outFirm'> & { planned: string | null; out: string; outFirm: string };
/** A row of a buyer's balance. Its inflows are the supplier's own shipments and promises. */
export type BuyersRow = Pick<BalanceRow, 'from' | 'until' | 'opening' | 'out' | 'closing' | 'cover' | 'coverAtLeast'> & { transit: string; promised: string };
/** A partner's balance of a part as far as shared; null where it is not. */
export type PartnersBalance = Shared & ({ side: 'supplier'; output: Known; rows: PartnersRow[] } | { side: 'buyer'; demand: Known; rows: BuyersRow[] });
type Shared = {
  part: string;
  partnerPart: string;
  site: string;
  partner: string;
  unit: string;
  today: string;
  stock: Known;
  opening: string | null;
  runOut: Breach | null;
};

/** The other side, which is shown. */
const others = (as: Side | undefined): Side => (as === 'supplier' ? 'buyer' : 'supplier');

/** The partners' sites whose balance of a part the reader may see. */
export function usePartnersSites(part: string) {
  const { as, asOf } = useScope();
  return useQuery({
    queryKey: ['balance', 'partners', { as, asOf } satisfies Scope, part],
    queryFn: ({ signal }) => get<{ items: PartnersSite[] }>('/supply-balance/partners', { part, side: others(as), asOf }, signal),
    enabled: as !== undefined && part !== '',
    refetchInterval: useFallbackInterval(),
  });
}
export type PartnersSite = { partner: string; partnerPart: string; site: string; stock: Known; output: Known | null; demand: Known | null };

export function usePartnersBalance({ part, site, grain, days, partnerPart }: Asked) {
  const { as, asOf } = useScope();
  return useQuery({
    queryKey: ['balance', 'partner', { as, asOf } satisfies Scope, part, site, grain, days, partnerPart],
    queryFn: ({ signal }) => get<PartnersBalance>('/supply-balance', { part, site, grain, days, side: others(as), asOf, ...(as === 'supplier' && { partnerPart }) }, signal),
    refetchInterval: useFallbackInterval(),
  });
}

export function useBalance(asked: Asked) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['balance', 'one', scope, asked],
    queryFn: ({ signal }) => get<Balance>('/supply-balance', { ...asked, side: as, asOf }, signal),
    placeholderData: keepPreviousData,
    enabled: asked.part !== '',
    refetchInterval: useFallbackInterval(),
  });
}

/** The two inflows of a balance. They differ by side and are never mixed. */
export const inflows = (side: Side | undefined): ('confirmed' | 'planned')[] => (side === 'buyer' ? ['confirmed', 'planned'] : ['planned']);
