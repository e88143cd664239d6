import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { daysAfter, today } from '../app/days';
import { get, type Params, type Text } from '../app/http';
import type { Moment } from '../app/moment';
import type { Origin } from '../app/OriginLink';
import { type Page, type Scope, useScope } from '../app/scope';

export type Promised = { date: string; quantity: string };
export type Reason = { code: string; text: string };
export type Change = 'same' | 'added' | 'more' | 'less' | 'moved' | 'removed' | 'consumed' | 'rebucketed';
export const firmnesses = ['firm', 'immediate', 'backlog', 'production', 'material', 'forecast'] as const;
export type Firmness = (typeof firmnesses)[number];
export type AnswerState = 'open' | 'committed' | 'short' | 'changed';

/** One due date of a schedule, as the API returns it. Quantities are decimal strings in `unit`. */
export type CallOffLine = {
  schedule: string;
  buyer: string;
  supplier: string;
  site: string;
  part: string;
  description: string | null;
  agreement: string | null;
  unloadingPoint: string | null;
  release: string;
  version: number;
  due: string;
  ordinal: number;
  time: string | null;
  dateKind: 'delivery' | 'ship';
  bucket: 'day' | 'week' | 'month' | 'flexible';
  firmness: Firmness;
  quantity: string;
  unit: string;
  cumulative: string | null;
  change: Change;
  previousQuantity: string | null;
  movedFrom: string | null;
  withinFirmHorizon: boolean;
  state: AnswerState;
  promises: Promised[];
  firstPromises: Promised[] | null;
  shortfall: string | null;
  reason: Reason | null;
  answeredAt: string | null;
  /** The supplier's user or API client. */
  answeredBy: string | null;
  /** One origin for each promise that came by a message. */
  answerOrigins: Origin[] | null;
  firstAnswerOrigins: Origin[] | null;
  origin: Origin;
  /** The number of its call-off; null if the line is from the forecast. */
  callOff: string | null;
  /** The moment from which an unanswered line counts as accepted. */
  silentUntil: string | null;
  /** How much of the former line was received in between. */
  received: string | null;
};

export type Release = {
  number: string;
  issued: string;
  receivedAt: string;
  position: number;
  interchange: string | null;
  kind: 'forecast' | 'call-off' | 'continued' | 'ended';
  /** The moment from which unanswered lines count as accepted. */
  silentUntil: string | null;
};
export type Gone = {
  due: string;
  ordinal: number;
  previousQuantity: string | null;
  change: 'removed' | 'consumed' | 'moved' | 'rebucketed';
  movedTo: string | null;
  withinFirmHorizon: boolean;
  received: string | null;
};
/** How many lines have each kind of change; a moved line counts once. */
export type Summary = Partial<Record<Change, number>>;
export type Particulars = {
  supplierPart: string | null;
  pointOfUse: string | null;
  text: string | null;
  zeros: { due: string; ordinal: number; bucket: CallOffLine['bucket']; dateKind: CallOffLine['dateKind']; time: string | null; firmness: Firmness }[] | null;
};
export type ScheduleHeader = {
  schedule: string;
  buyer: string;
  supplier: string;
  site: string;
  part: string;
  description: string | null;
  agreement: string | null;
  /** The schedule that continues this one under another name, or replaced it. */
  successor: string | null;
  /** Whether the successor replaced this schedule, which ends its cumulatives. */
  replaced: boolean;
  unloadingPoint: string | null;
  unit: string;
  version: number;
  release: Release;
  previousRelease: Release | null;
  received: {
    cumulative: string | null;
    asOf: string | null;
    lastQuantity: string | null;
    lastDate: string | null;
    lastReference: string | null;
    /** Where the cumulatives are stated, even in an earlier message. */
    cumulativeOrigin: Origin | null;
    lastOrigin: Origin | null;
    /** The day from which the cumulative counts. */
    since: string | null;
  };
  firmUntil: string | null;
  /** The release's other statements, including quantities of zero. */
  particulars: Particulars | null;
  summary: Summary;
};
export type ScheduleDetail = ScheduleHeader & {
  releases: Release[];
  lines: CallOffLine[];
  gone: Gone[];
  /** Quantities that were firm in the release before and no longer are, by day. */
  firmCut: { due: string; quantity: string }[];
  contradictions: { recordedAt: string; release: string; code: string; text: Text }[];
  beside: Beside[];
};
/** Another schedule in force for the same part, site and partners. */
export type Beside = { schedule: string; agreement: string | null; unloadingPoint: string | null };

/** Past: overdue by today; week: due within the seven days from today. */
export type Due = 'past' | 'week' | (string & {})
export type Filters = { part?: string; partner?: string; site?: string; state?: string; firmness?: string; changed?: boolean; due?: Due; /** Whether silence will soon accept them. */ silence?: boolean; /** The comparison, if not with the release before: `answer`, or an instant. */ against?: string | undefined };
/** Two releases by number, or the one in force and its comparison as in a list. */
export type Pair = { release?: string | undefined; against?: string | undefined };
export type Lines = InfiniteData<Page<CallOffLine>, string | null>;
export type ListKey = ['call-offs', 'list', Scope, Filters];
export type ScheduleKey = ['call-offs', 'one', Scope, string, Pair];

export const PAGE = 500;
export const lineKey = (line: { schedule: string; due: string; ordinal: number }): string => `${line.schedule}|${line.due}|${line.ordinal}`;

/** Whether the supplier may still answer the line. A kept promise may be improved too. */
export const isAnswerable = (line: CallOffLine): boolean => line.state !== 'committed';

/**
 * Whether the supplier promised less in time than was called off. The promise stands; the buyer can
 * ask again.
 */
export const isShort = ({ state }: Pick<CallOffLine, 'state'>): boolean => state === 'short';

/** A forecast binds nobody, so "open" means all other lines. */
const BINDING = firmnesses.filter((one) => one !== 'forecast').join(',');
export const isForecast = ({ firmness }: Pick<CallOffLine, 'firmness'>): boolean => firmness === 'forecast';
/**
 * Whether the buyer waits for "as called off". A forecast binds nobody, a deliberate short promise
 * stands, and nobody can promise a past day.
 */
export const isAsked = (line: CallOffLine): boolean => (line.state === 'changed' || (line.state === 'open' && !isForecast(line))) && !isOverdue(line);
/**
 * The lines that "confirm" takes: those that the buyer waits for. Forecasts and short promises
 * count only if nothing else is marked.
 */
export const confirmable = (lines: CallOffLine[]): CallOffLine[] => {
  const asked = lines.filter(isAsked);
  return asked.length > 0 ? asked : lines.filter((line) => isAnswerable(line) && !isOverdue(line));
};
export const OPEN: Params = { state: 'open', firmness: BINDING };

export function callOffParams({ partner, due, silence, ...rest }: Filters, { as, asOf }: Scope): Params {
  return { ...rest, ...(silence && endingSilence()), ...(rest.state === 'open' && !rest.firmness && OPEN), ...(as === 'buyer' ? { supplier: partner } : { buyer: partner }), ...(due && dueRange(due)), as, asOf };
}

export function useCallOffs(filters: Filters) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['call-offs', 'list', scope, filters] satisfies ListKey,
    queryFn: ({ pageParam, signal }) => {
      return get<Page<CallOffLine>>('/call-offs', { ...callOffParams(filters, scope), limit: PAGE, cursor: pageParam }, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    // Ten thousand rows need no deep comparison: a change creates one new row and keeps the others.
    structuralSharing: false,
    refetchInterval: useFallbackInterval(),
  });
}

/** The days that a filter choice requests from the hub. */
export const dueRange = (due: Due): { dueFrom?: string; dueUntil: string } =>
  due !== 'past' && due !== 'week' ? { dueFrom: due, dueUntil: due } : due === 'past' ? { dueUntil: daysAfter(today(), -1) } : { dueFrom: today(), dueUntil: daysAfter(today(), 6) };

/** A day's line is overdue on the next day; a week's or month's line only after its last day. */
export function isOverdue(line: Pick<CallOffLine, 'due' | 'bucket'>): boolean {
  if (line.bucket === 'month') return line.due.slice(0, 7) < today().slice(0, 7);
  return daysAfter(line.due, line.bucket === 'day' ? 0 : 6) < today();
}

/** The section of the list: overdue, due within seven days, or later. */
export type When = 'overdue' | 'week' | 'later';
export const whenOf = (line: Pick<CallOffLine, 'due' | 'bucket'>): When => (isOverdue(line) ? 'overdue' : line.due <= daysAfter(today(), 6) ? 'week' : 'later');

/** Whether a line matches the filter, also if it came by the stream. */
export const isDue = (line: CallOffLine, due: Due): boolean =>
  due === 'past' ? isOverdue(line) : due === 'week' ? line.due >= today() && line.due <= daysAfter(today(), 6) : line.due === due;

/** Every line carries its schedule's version, because commands go to the schedule. */
export async function readSchedule(id: string, scope: Scope, pair: Pair = {}, signal?: AbortSignal): Promise<ScheduleDetail> {
  const detail = await get<ScheduleDetail>(`/call-offs/${encodeURIComponent(id)}`, { ...scope, ...pair }, signal);
  return { ...detail, lines: detail.lines.map((line) => ({ ...line, version: detail.version })) };
}

export function useSchedule(id: string, pair: Pair) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['call-offs', 'one', scope, id, pair] satisfies ScheduleKey,
    queryFn: ({ signal }) => readSchedule(id, scope, pair, signal),
    placeholderData: keepPreviousData,
    structuralSharing: false,
    refetchInterval: useFallbackInterval(),
  });
}

/** Silence accepts unanswered lines within a day. */
const DAY = 24 * 3_600_000;
/** Open lines that silence accepts within a day from now, to the minute. */
export function endingSilence(): Params {
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  return { ...OPEN, silentFrom: new Date(now).toISOString(), silentUntil: new Date(now + DAY).toISOString() };
}
export const isSilenceEnding = ({ silentUntil, state }: Pick<CallOffLine, 'silentUntil' | 'state'>): boolean =>
  state === 'open' && silentUntil !== null && Date.parse(silentUntil) > Date.now() && Date.parse(silentUntil) <= Date.now() + DAY;
/** Whether unanswered lines count as accepted now, or did at the past moment. */
export const isSilent = ({ silentUntil }: { silentUntil: string | null }, asOf?: Moment): boolean =>
  silentUntil !== null && Date.parse(silentUntil) <= (asOf?.instant ? Date.parse(asOf.instant) : Date.now());

/** All matching lines, page after page. */
export async function readLines(scope: Scope, params: Params, signal?: AbortSignal): Promise<CallOffLine[]> {
  const lines: CallOffLine[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<CallOffLine> = await get<Page<CallOffLine>>('/call-offs', { ...params, ...scope, limit: PAGE, cursor }, signal);
    lines.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return lines;
}
