/** Alerts by what is behind them: one cause is looked at once, however many files it touched. */
import { useQueries } from '@tanstack/react-query';
import { get, type Text } from '../app/http';
import { does, type Me, mayActFor, useMe } from '../app/Session';
import type { Alert, Fault, InterchangeDetail } from './interchanges';

/** Work of both partners, until one of them ends it. */
export const CONTRADICTED = 'message-contradicted';
/** Of these the file itself says why. */
const OF_MESSAGES: readonly string[] = ['message-held', CONTRADICTED, 'rejected-by-partner'];

/** What the file says that is behind its alert. */
export type Reason = { code: string; text: Text };
export type AlertGroup = { key: string; kind: string; reason: Reason | undefined; alerts: Alert[] };

/** In the order in which each cause came first. */
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

/** The first thing that forbids a message to take effect; notes forbid nothing. */
export function reasonIn(messages: readonly { outcome: string | null; faults: Fault[] }[]): Reason | undefined {
  const idle = messages.filter(({ outcome }) => outcome === 'held' || outcome === 'contradicted' || outcome === 'rejected');
  const faults = idle.flatMap((one) => one.faults);
  return faults.find((one) => one.severity !== 'note') ?? faults[0];
}

/** What goods are missing is work of both partners; a word about a count is told to the other one. */
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

/** What the files say that are behind these alerts, as far as the reader may open them. */
export function useReasons(alerts: readonly Alert[]): (alert: Alert) => Reason | undefined {
  const me = useMe();
  // What the operator and an auditor open is told to the companies it is about: they open it themselves, one by one.
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
