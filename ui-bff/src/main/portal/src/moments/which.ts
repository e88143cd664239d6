import type { Changed } from '../history/event';
import type { Happened } from '../history/history';

/** The first event after which two moments of a stream differ, as the hub tells it. */
export type FirstDifference = { from: number; until: number; event: Happened | null; changed: Changed[]; searchedUntil: number };
/** The event that set a value that differs. `place` is missing where the event's changes do not tell which of them is shown. */
export type Which = { event: Happened | null; place?: Changed; until: number };

/** At most so many requests for one value. */
const REQUESTS = 20;

/** The stream of which a text on the screen tells: the one that its row links to, or else that of the page. */
export function streamOf(element: Element, pathname: string): string | undefined {
  for (const link of element.closest('tr')?.querySelectorAll('a[href]') ?? []) {
    const found = streamIn(new URL(link.getAttribute('href') ?? '', 'http://portal').pathname);
    if (found) return found;
  }
  return streamIn(pathname);
}

function streamIn(path: string): string | undefined {
  return path
    .split('/')
    .map((segment) => segment.split('.')[0] ?? '')
    .find((segment) => /^[A-Z][A-Za-z]+:./.test(decoded(segment)));
}

function decoded(segment: string): string {
  try {
    return atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}

/** Whether a text of the screen shows the value: itself, or a number before its unit. */
export function says(text: string | null, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const [shown, plain] = [(text ?? '').replaceAll(',', '').replace('−', '-'), String(value)];
  if (plain === '' || !/^-?\d+(\.\d+)?$/.test(plain)) return plain !== '' && shown === plain;
  const [number] = /^[+-]?\d+(\.\d+)?/.exec(shown) ?? [];
  return number !== undefined && Number(number) === Number(plain);
}

/**
 * Searches the events between two moments for the one that gave the place its later text. Finds the first
 * event that changed the stream where no change can be told to be the one shown.
 */
export async function whichEvent(read: (from: number | string) => Promise<FirstDifference>, from: number | string, before: string | null, after: string | null): Promise<Which | null> {
  let first: Which | null = null;
  let next = from;
  for (let asked = 0; asked < REQUESTS; asked++) {
    // oxlint-disable-next-line no-await-in-loop -- each answer says where the next begins
    const { event, changed, searchedUntil, until } = await read(next);
    const place = changed.find((one) => says(after, one.after) && (before === null || one.before === undefined || one.before === null || says(before, one.before)));
    if (place) return { event, place, until };
    if (first === null && changed.length > 0) first = { event, until };
    const reached = event?.position ?? searchedUntil;
    if (reached >= until) break;
    next = reached;
  }
  return first;
}
