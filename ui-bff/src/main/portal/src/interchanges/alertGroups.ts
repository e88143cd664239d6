/** Alerts by cause: people look at one cause once, however many files it affects. */
import { useQueries } from '@tanstack/react-query';
import { get, type Text } from '../app/http';
import { does, type Me, mayActFor, useMe } from '../app/Session';
import type { Alert, Fault, InterchangeDetail } from './interchanges';

/** Work for both partners until one of them ends it. */
export const CONTRADICTED = 'message-contradicted';
/** For these kinds the file itself states the reason. */
const OF_MESSAGES: readonly string[] = ['message-held', CONTRADICTED, 'rejected-by-partner'];

/** The reason of an alert, as its file states it. */
export type Reason = { code: string; text: Text };
export type AlertGroup = { key: string; kind: string; reason: Reason | undefined; alerts: Alert[] };

/** In the order of each cause's first alert. */
export function groupsOf(alerts: readonly Alert[], reasonOf: (alert: Alert) => Reason | undefined): AlertGroup[] {
  const groups = new Map<string, AlertGroup>();
  for (const alert of alerts) {
    const reason = reasonOf(alert);
    const key = `${alert.kind} ${reason?.code ?? ''}`;
    const group = groups.get(key);
    if (group) group.alerts.push(alert);
    else groups.set(key, { key, kind: alert.kind, reason, alerts: [alert] });
  }
  return [...groups.values()];
}

/** The first fault that stops a message; notes stop nothing. */
export function reasonIn(messages: readonly { outcome: string | null; faults: Fault[] }[]): Reason | undefined {
  const idle = messages.filter(({ outcome }) => outcome === 'held' || outcome === 'contradicted' || outcome === 'rejected');
  const faults = idle.flatMap((one) => one.faults);
  return faults.find((one) => one.severity !== 'note') ?? faults[0];
}

/** Missing goods are work for both partners. A ruling about a count is news for the other partner only. */
export const OPENS_AGAIN = 'goods-open-again';
export const COUNT_RULED = 'count-ruled';
const OF_GOODS: readonly string[] = [OPENS_AGAIN, COUNT_RULED];

export function mayEnd(me: Me, alert: Alert): boolean {
  const parties = alert.kind === CONTRADICTED || alert.kind === OPENS_AGAIN ? [alert.sender, alert.receiver] : [alert.concern];
  const works = OF_GOODS.includes(alert.kind) && does(me, 'buyer', 'sales', 'planner') && parties.some((party) => party === me.party?.code);
  return works || mayActFor(me, ...parties);
}

/** Where what an alert is about is shown. */
export const placeOf = (alert: Alert): string | undefined => (alert.about === null ? undefined : `/${alert.kind === COUNT_RULED ? 'call-offs' : 'shipments'}/${encodeURIComponent(alert.about)}`);

/** The reasons of these alerts in their files, as far as the reader may open the files. */
export function useReasons(alerts: readonly Alert[]): (alert: Alert) => Reason | undefined {
  const me = useMe();
  // The hub reports to companies when the operator or an auditor opens their files. Those two
  // therefore open files themselves, one by one.
  const own = me.party !== null && !does(me, 'operator', 'auditor');
  const ids = [...new Set(alerts.flatMap((one) => (own && one.interchange && OF_MESSAGES.includes(one.kind) ? [one.interchange] : [])))];
  return useQueries({
    queries: ids.map((id) => ({ queryKey: ['interchanges', 'reason', id], queryFn: ({ signal }: { signal: AbortSignal }) => get<InterchangeDetail>(`/edi/interchanges/${encodeURIComponent(id)}`, {}, signal), retry: false })),
    combine: (answers) => {
      const reasons = new Map(answers.map(({ data }, at) => [ids[at], data && reasonIn(data.messages)]));
      return (alert: Alert) => (alert.interchange ? reasons.get(alert.interchange) : undefined);
    },
  });
}
