import type { QueryClient } from '@tanstack/react-query';
import type { Page, Scope } from '../app/scope';
import { type CallOffLine, type Filters, type Gone, isDue, isForecast, isSilenceEnding, lineKey, type Lines, type Pair, type ScheduleDetail, type ScheduleHeader, type Summary } from './callOffs';

/** A schedule's changes from the stream. The supplier's own answers arrive in the same form. */
export type CallOffsChange = {
  position: number;
  schedule: string;
  header: Partial<ScheduleHeader> & { version: number };
  lines: CallOffLine[];
  /** Removed lines, if listed separately; for a new release `gone` lists them too. */
  removed?: { due: string; ordinal: number }[];
  /** Lines that the release removed; empty if the change is no release. */
  gone?: Gone[];
};

/**
 * Applies the change to every open list and detail of this side. Older news never overwrites newer
 * rows.
 */
export function applyCallOffs(client: QueryClient, as: Scope['as'], change: CallOffsChange): void {
  const present = (key: readonly unknown[]): boolean => (key[2] as Scope).as === as && !(key[2] as Scope).asOf;
  for (const [key, data] of client.getQueriesData<Lines>({ queryKey: ['call-offs', 'list'] })) {
    if (!data || !present(key)) continue;
    // Only the hub can compare with something other than the release before.
    if ((key[3] as Filters).against) void client.invalidateQueries({ queryKey: key, exact: true }, { cancelRefetch: false });
    else client.setQueryData(key, withChange(data, key[3] as Filters, as, change));
  }
  for (const [key, data] of client.getQueriesData<ScheduleDetail>({ queryKey: ['call-offs', 'one'] })) {
    const pair = key[4] as Pair;
    if (!data || !present(key) || key[3] !== change.schedule || pair.release) continue;
    if (pair.against) void client.invalidateQueries({ queryKey: key, exact: true }, { cancelRefetch: false });
    else {
      client.setQueryData(key, detailWithChange(data, change));
      // Which firm pieces a release cut, only the hub reckons.
      if (change.header.release && change.header.release.position > data.release.position) void client.invalidateQueries({ queryKey: key, exact: true }, { cancelRefetch: false });
    }
  }
}

/** The lines of a schedule in any open list or detail. */
export function heldLines(client: QueryClient, as: Scope['as'], schedule: string): Map<string, CallOffLine> {
  const held = new Map<string, CallOffLine>();
  const hold = (key: readonly unknown[], lines: CallOffLine[]): void => {
    if ((key[2] as Scope).as !== as || (key[2] as Scope).asOf) return;
    for (const line of lines) {
      const known = held.get(lineKey(line));
      if (line.schedule === schedule && (!known || known.version < line.version)) held.set(lineKey(line), line);
    }
  };
  for (const [key, data] of client.getQueriesData<Lines>({ queryKey: ['call-offs', 'list'] })) {
    for (const page of data?.pages ?? []) hold(key, page.items);
  }
  for (const [key, data] of client.getQueriesData<ScheduleDetail>({ queryKey: ['call-offs', 'one'] })) {
    if (!(key[4] as Pair).release) hold(key, data?.lines ?? []);
  }
  return held;
}

export function matches(line: CallOffLine, filters: Filters, as: Scope['as']): boolean {
  const partner = as === 'buyer' ? line.supplier : line.buyer;
  return (
    (!filters.part || line.part.toLowerCase().includes(filters.part.toLowerCase())) &&
    (!filters.partner || partner === filters.partner) &&
    (!filters.site || line.site === filters.site) &&
    (!filters.state || line.state === filters.state) &&
    (filters.firmness ? line.firmness === filters.firmness : filters.state !== 'open' || !isForecast(line)) &&
    (!filters.changed || line.change !== 'same') &&
    (!filters.due || isDue(line, filters.due)) &&
    (!filters.silence || isSilenceEnding(line))
  );
}

/** The API's order: by due date, then schedule, then ordinal, each by code unit. */
export function inOrder(a: CallOffLine, b: CallOffLine): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  if (a.schedule !== b.schedule) return a.schedule < b.schedule ? -1 : 1;
  return a.ordinal - b.ordinal;
}

export function withChange(data: Lines, filters: Filters, as: Scope['as'], change: CallOffsChange): Lines {
  const changed = new Map(change.lines.map((line) => [lineKey(line), told(line, change)]));
  const removed = removedBy(change);
  const met = new Set<string>();
  const pages = data.pages.map((page) => {
    const items = page.items.flatMap((line) => {
      if (line.schedule !== change.schedule) return [line];
      const key = lineKey(line);
      met.add(key);
      if (removed.has(key) && page.position < change.position) return [];
      const newer = changed.get(key);
      if (newer && newer.version >= line.version) return matches(newer, filters, as) ? [newer] : [];
      if (line.version >= change.header.version) return [line];
      const same = renewed(line, change);
      return matches(same, filters, as) ? [same] : [];
    });
    return { ...page, items };
  });
  for (const line of changed.values()) {
    if (!met.has(lineKey(line)) && matches(line, filters, as)) insert(pages, line, change.position);
  }
  return { ...data, pages };
}

function removedBy(change: CallOffsChange): Set<string> {
  const named = new Set(change.lines.map(lineKey));
  const gone = [...(change.removed ?? []), ...(change.gone ?? [])].map(({ due, ordinal }) => lineKey({ schedule: change.schedule, due, ordinal }));
  return new Set(gone.filter((key) => !named.has(key)));
}

/**
 * A line that the change does not name still gets the new version. A new release that does not name
 * a line repeats it.
 */
function renewed(line: CallOffLine, change: CallOffsChange): CallOffLine {
  const version = Math.max(line.version, change.header.version);
  const release = change.header.release?.number ?? line.release;
  if (release === line.release) return { ...line, version };
  return { ...line, version, release, silentUntil: change.header.release?.silentUntil ?? null, change: 'same', previousQuantity: line.quantity, movedFrom: null };
}

/** A line that the change names states its own difference. */
function told(line: CallOffLine, change: CallOffsChange): CallOffLine {
  const { release, version } = change.header;
  return { ...line, version: Math.max(line.version, version), ...(release && { release: release.number, silentUntil: release.silentUntil }) };
}

/** Inserts a new line in order, unless that stretch is not loaded or is already newer. */
function insert(pages: Page<CallOffLine>[], line: CallOffLine, position: number): void {
  const page = pages.find(({ items, next }) => next === null || (items.length > 0 && inOrder(items.at(-1) as CallOffLine, line) > 0));
  if (!page || page.position >= position) return;
  const at = page.items.findIndex((item) => inOrder(item, line) > 0);
  page.items.splice(at < 0 ? page.items.length : at, 0, line);
}

export function detailWithChange(detail: ScheduleDetail, change: CallOffsChange): ScheduleDetail {
  if (change.header.version < detail.version) return detail;
  const removed = removedBy(change);
  const lines = new Map(detail.lines.map((line) => [lineKey(line), renewed(line, change)]));
  for (const key of removed) lines.delete(key);
  for (const line of change.lines) lines.set(lineKey(line), told(line, change));
  const { release } = change.header;
  const next: ScheduleDetail = { ...detail, ...change.header, lines: [...lines.values()].toSorted(inOrder) };
  if (!release || detail.releases.some((one) => one.position === release.position && one.number === release.number)) return next;
  const gone = change.gone ?? [];
  const releases = [release, ...detail.releases];
  return { ...next, gone, firmCut: [], releases, previousRelease: detail.release, summary: change.header.summary ?? summaryOf(next.lines, gone) };
}

/** Counts as the API does: a moved line counts once, not again at its former due date. */
function summaryOf(lines: CallOffLine[], gone: Gone[]): Summary {
  const summary: Summary = {};
  for (const { change } of [...lines, ...gone.filter((one) => one.change !== 'moved')]) summary[change] = (summary[change] ?? 0) + 1;
  return summary;
}
