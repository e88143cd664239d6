import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { daysAfter, today } from '../app/days';
import { get, type Params, type Text } from '../app/http';
import type { Origin } from '../app/OriginLink';
import { type Page, type Scope, useScope } from '../app/scope';

export type Promised = { date: string; quantity: string };
export type Reason = { code: string; text: string };
export type Change = 'same' | 'added' | 'more' | 'less' | 'moved' | 'removed' | 'consumed' | 'rebucketed';
export const firmnesses = ['firm', 'immediate', 'backlog', 'production', 'material', 'forecast'] as const;
export type Firmness = (typeof firmnesses)[number];
export type AnswerState = 'open' | 'committed' | 'short' | 'changed';

/** One due date of a schedule as the API tells it; quantities are decimal strings in `unit`. */
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
  /** The supplier's user, or its API client. */
  answeredBy: string | null;
  /** One for each promise, where a message promises. */
  answerOrigins: Origin[] | null;
  firstAnswerOrigins: Origin[] | null;
  origin: Origin;
  /** The number of the call-off it comes from; null where it is the forecast's. */
  callOff: string | null;
  /** From when on it counts as accepted where nobody answered. */
  silentUntil: string | null;
  /** How much of the line as it was before was received in between. */
  received: string | null;
};

export type Release = {
  number: string;
  issued: string;
  receivedAt: string;
  position: number;
  interchange: string | null;
  kind: 'forecast' | 'call-off' | 'continued' | 'ended';
  /** From when on what is not answered counts as accepted. */
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
/** How many lines each kind of change touched; a moved line counts once. */
export type Summary = Partial<Record<Change, number>>;
export type Particulars = {
  supplierPart: string | null;
  pointOfUse: string | null;
  text: string | null;
  contact: string | null;
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
  /** The schedule that goes on with this one under another name, or took its place. */
  successor: string | null;
  /** Whether it took its place, so that cumulatives ended with this one. */
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
    /** Where they stand, be it in an earlier message. */
    cumulativeOrigin: Origin | null;
    lastOrigin: Origin | null;
    /** From which day the cumulative counts. */
    since: string | null;
  };
  firmUntil: string | null;
  /** What the release says beside its quantities, those of zero among it. */
  particulars: Particulars | null;
  summary: Summary;
};
export type ScheduleDetail = ScheduleHeader & {
  releases: Release[];
  lines: CallOffLine[];
  gone: Gone[];
  /** What was firm in the release before and is firm no longer, by day. */
  firmCut: { due: string; quantity: string }[];
  contradictions: { recordedAt: string; release: string; code: string; text: Text }[];
  beside: Beside[];
};
/** Another schedule in force of the same part, site and partners. */
export type Beside = { schedule: string; agreement: string | null; unloadingPoint: string | null };

/** Past: overdue by today; week: due within the seven days from today. */
export type Due = 'past' | 'week';
export type Filters = { part?: string; partner?: string; site?: string; state?: string; firmness?: string; changed?: boolean; due?: Due; /** Whether silence is about to accept them. */ silence?: boolean; /** With what it is compared if not with the release before: `answer`, or an instant. */ against?: string | undefined };
/** Two releases by their numbers; or the one in force, and what it is compared with as in a list. */
export type Pair = { release?: string | undefined; against?: string | undefined };
export type Lines = InfiniteData<Page<CallOffLine>, string | null>;
export type ListKey = ['call-offs', 'list', Scope, Filters];
export type ScheduleKey = ['call-offs', 'one', Scope, string, Pair];

export const PAGE = 500;
export const lineKey = (line: { schedule: string; due: string; ordinal: number }): string => `${line.schedule}|${line.due}|${line.ordinal}`;

/** Whether the supplier may still answer it; a kept promise may be bettered too. */
export const isAnswerable = (line: CallOffLine): boolean => line.state !== 'committed';

/** Whether the supplier promised less in time than was called off. Its promise stands as it is; the buyer can ask again. */
export const isShort = ({ state }: Pick<CallOffLine, 'state'>): boolean => state === 'short';

/** A forecast binds nobody: whoever asks what is open means all the others. */
const BINDING = firmnesses.filter((one) => one !== 'forecast').join(',');
export const isForecast = ({ firmness }: Pick<CallOffLine, 'firmness'>): boolean => firmness === 'forecast';
/** Whether the buyer waits for an answer that "as called off" can be: a forecast binds nobody, a deliberate short promise stands, and nothing can be promised for a day that is over. */
export const isAsked = (line: CallOffLine): boolean => (line.state === 'changed' || (line.state === 'open' && !isForecast(line))) && !isOverdue(line);
/** Which of these "confirm" takes: those that the buyer waits for; forecasts and short promises only where nothing else was marked. */
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
    // Ten thousand rows need no deep comparison: whoever changes a row makes a new one, and only that one.
    structuralSharing: false,
    refetchInterval: useFallbackInterval(),
  });
}

/** The days that a choice of the list asks the hub for. */
export const dueRange = (due: Due): { dueFrom?: string; dueUntil: string } =>
  due === 'past' ? { dueUntil: daysAfter(today(), -1) } : { dueFrom: today(), dueUntil: daysAfter(today(), 6) };

/** A line of a day is overdue on the day after; a week's or a month's only after its last day. */
export function isOverdue(line: Pick<CallOffLine, 'due' | 'bucket'>): boolean {
  if (line.bucket === 'month') return line.due.slice(0, 7) < today().slice(0, 7);
  return daysAfter(line.due, line.bucket === 'day' ? 0 : 6) < today();
}

/** Which part of the list a line stands in: what is late, what is due within seven days, all the rest. */
export type When = 'overdue' | 'week' | 'later';
export const whenOf = (line: Pick<CallOffLine, 'due' | 'bucket'>): When => (isOverdue(line) ? 'overdue' : line.due <= daysAfter(today(), 6) ? 'week' : 'later');

/** Whether a line belongs to what was chosen, whatever came by the stream. */
export const isDue = (line: CallOffLine, due: Due): boolean => (due === 'past' ? isOverdue(line) : line.due >= today() && line.due <= daysAfter(today(), 6));

/** Every line carries the version of its schedule, for it is the schedule that a command is sent to. */
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

/** Within a day silence accepts what nobody answers. */
const DAY = 24 * 3_600_000;
/** Open lines that silence accepts within a day from now; the minute is enough. */
export function endingSilence(): Params {
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  return { ...OPEN, silentFrom: new Date(now).toISOString(), silentUntil: new Date(now + DAY).toISOString() };
}
export const isSilenceEnding = ({ silentUntil, state }: Pick<CallOffLine, 'silentUntil' | 'state'>): boolean =>
  state === 'open' && silentUntil !== null && Date.parse(silentUntil) > Date.now() && Date.parse(silentUntil) <= Date.now() + DAY;
/** Whether what is not answered counts as accepted by now, or did at the moment looked at. */
export const isSilent = ({ silentUntil }: { silentUntil: string | null }, asOf?: string): boolean =>
  silentUntil !== null && Date.parse(silentUntil) <= (asOf ? Date.parse(asOf) : Date.now());

/** All lines that fit, page after page. */
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
