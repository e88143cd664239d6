import i18next from 'i18next';
import { announce } from '../app/announce';
import type { Follower } from '../app/Changes';
import { markFresh } from '../app/fresh';
import type { Page, Scope } from '../app/scope';
import { type Fault, type InterchangeDetail, type InterchangeFilters, type InterchangeLists, type InterchangeRow, isHead, type Message } from './interchanges';

type Told = Omit<InterchangeRow, 'messages' | 'messageCount' | 'direction'> & {
  direction?: InterchangeRow['direction'];
  messageCount?: number;
  /** Null where there are too many for the stream. */
  messages: (InterchangeRow['messages'][number] | Message)[] | null;
};
export type InterchangeChange = { position: number; interchange: Told };

/** A list row from the stream, whether its faults are listed or counted. */
function rowOf(told: Told): InterchangeRow {
  const messages = (told.messages ?? []).map((message) => ('notes' in message ? message : { ...message, ...counted(message.faults) }));
  return { ...told, direction: told.direction ?? 'in', messageCount: told.messageCount ?? messages.length, messages };
}

function counted(faults: Fault[]): { faults: number; notes: number } {
  const notes = faults.filter((fault) => fault.severity === 'note').length;
  return { faults: faults.length - notes, notes };
}

export const followInterchanges: Follower = {
  apply: (client, as, { position, interchange: told }: InterchangeChange) => {
    const interchange = rowOf(told);
    const present = (key: readonly unknown[]): boolean => (key[2] as Scope).as === as && !(key[2] as Scope).asOf;
    for (const [key, data] of client.getQueriesData<InterchangeLists>({ queryKey: ['interchanges', 'list'] })) {
      const filters = key[3] as InterchangeFilters;
      if (data && present(key)) client.setQueryData(key, withInterchange(data, filters, interchange, position));
      if (present(key) && isOfContent(filters)) void client.invalidateQueries({ queryKey: key, exact: true }, { cancelRefetch: false });
    }
    for (const kind of ['counts', 'answers', 'life', 'alerts', 'messages']) void client.invalidateQueries({ queryKey: ['interchanges', kind] }, { cancelRefetch: false });
    for (const [key, data] of client.getQueriesData<InterchangeDetail>({ queryKey: ['interchanges', 'one'] })) {
      if (!data || !present(key) || key[3] !== interchange.id) continue;
      // The row only counts faults, so the detail must be read for their sentences and for newly
      // concluded messages.
      client.setQueryData(key, { ...data, ...interchange, messages: data.messages });
      const outcomes = (of: { outcome: unknown }[]): string => of.map((message) => message.outcome).join();
      if (isHead(interchange)) void client.invalidateQueries({ queryKey: key, exact: true }, { cancelRefetch: false });
      else if (outcomes(interchange.messages) !== outcomes(data.messages)) void client.invalidateQueries({ queryKey: key, exact: true });
    }
  },
  tell: ({ interchange }: InterchangeChange) => {
    markFresh([interchange.id]);
    announce(i18next.t('interchanges:changedLive', { reference: interchange.reference, sender: interchange.sender }));
  },
};

/**
 * Only the hub can tell whether a row matches, because the row does not name its messages' parts
 * and orders.
 */
const isOfContent = (filters: InterchangeFilters): boolean => Boolean(filters.order || filters.part);

const matches = (row: InterchangeRow, filters: InterchangeFilters): boolean =>
  (!filters.direction || row.direction === filters.direction) &&
  (!filters.outcome || row.outcome === filters.outcome) &&
  (!filters.partner || [row.sender, row.receiver, ...row.partners].includes(filters.partner)) &&
  (!filters.type || row.messages.some((message) => message.type.startsWith(filters.type ?? ''))) &&
  (!filters.since || row.receivedAt.slice(0, 10) >= filters.since) &&
  (!filters.until || row.receivedAt.slice(0, 10) <= filters.until) &&
  (!filters.reference || row.reference.toLowerCase().includes(filters.reference.toLowerCase()));

export function withInterchange(data: InterchangeLists, filters: InterchangeFilters, row: InterchangeRow, position: number): InterchangeLists {
  const known = data.pages.some((page) => page.items.some((item) => item.id === row.id));
  const wanted = matches(row, filters) && (known || !isOfContent(filters));
  const pages = data.pages.map((page, at): Page<InterchangeRow> => {
    if (page.position >= position) return page;
    if (!known) return at === 0 && wanted ? { ...page, items: [row, ...page.items] } : page;
    return { ...page, items: page.items.flatMap((item) => (item.id === row.id ? (wanted ? [row] : []) : [item])) };
  });
  return { ...data, pages };
}
