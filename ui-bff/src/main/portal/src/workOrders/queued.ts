import type { Counted } from '../app/context';
import { today } from '../app/days';
import { get } from '../app/http';
import type { Partner } from '../app/partners';
import type { Scope } from '../app/scope';
import type { Me } from '../app/Session';

/** Counts the steps that the queue shows when it is opened: those of today at the first own site. */
export async function countQueue({ as, asOf }: Scope, signal: AbortSignal, me: Me): Promise<Counted> {
  const { items } = await get<{ items: Partner[] }>('/partners', {}, signal);
  const site = items.find((one) => one.code === me.party?.code)?.sites[0]?.code;
  if (site === undefined) return { count: 0 };
  const { queues, complete } = await get<{ queues: { waiting: unknown[] }[]; complete: boolean }>('/work-orders/queue', { site, date: today(asOf?.instant), as, asOf }, signal);
  return { count: queues.reduce((count, { waiting }) => count + waiting.length, 0), more: !complete };
}
